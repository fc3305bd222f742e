package pilotcity.portal.face.desk.dataset;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.kind.Label;
import pilotcity.portal.face.shared.dataset.PublishedSet;

/**
 * How good a data set is, with the place at the desk where each missing point can be got.
 *
 * @param score from 0 to 100
 */
public record DraftQuality(int score, List<Reason> reasons) {
    /** Where on the page of a draft a mark is raised, by its code. */
    private static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry("licence", "d-license"),
            Map.entry("contact", "d-contactEmail"),
            Map.entry("description", "d-description"),
            Map.entry("keywords", "d-keywords"),
            Map.entry("theme", "d-themes"),
            Map.entry("temporal", "d-temporalStart"),
            Map.entry("spatial", "d-place"),
            Map.entry("frequency", "d-frequency"),
            Map.entry("openFormat", "files"),
            Map.entry("tables", "files"),
            Map.entry("documentedColumns", "tables"),
            Map.entry("validity", "check"));

    /**
     * One mark.
     *
     * @param title in both languages, by {@code zh} and {@code en}
     * @param advice what brings the missing points, in both languages; null where none is missing
     * @param place an anchor on the page of a draft
     */
    public record Reason(
            Map<String, @Nullable Object> title,
            int points,
            int most,
            @Nullable Map<String, @Nullable Object> advice,
            String place) {}

    /** Of a draft as it is now; null where there is none. */
    public static @Nullable DraftQuality ofDraft(JsonObject draft) {
        JsonObject quality = draft.getJsonObject("quality");
        return quality == null
                ? null
                : new DraftQuality(
                        quality.getInteger("score"),
                        PublishedSet.objects(quality.getJsonArray("marks")).stream()
                                .map(mark -> reason(mark, mark.getJsonObject("title"), mark.getJsonObject("advice")))
                                .toList());
    }

    /** Of the version that a data set shows; null where it shows none. */
    public static @Nullable DraftQuality ofPublished(Index index, String id) {
        if (index.find("dataset", id).isEmpty()) {
            return null;
        }
        JsonObject document = PublishedSet.newest(index, id).document();
        Map<String, Label> titles = index.kinds().get("dataset").findField("quality").orElseThrow().fields().stream()
                .filter(field -> field.name().equals("code"))
                .findFirst()
                .orElseThrow()
                .labels();
        Integer score = document.getInteger("qualityScore");
        return score == null
                ? null
                : new DraftQuality(
                        score,
                        PublishedSet.objects(document.getJsonArray("quality")).stream()
                                .map(mark -> published(mark, titles))
                                .toList());
    }

    private static Reason published(JsonObject mark, Map<String, Label> titles) {
        Label title = Objects.requireNonNull(titles.get(mark.getString("code")));
        return reason(
                mark,
                new JsonObject().put("zh", title.zh()).put("en", title.en()),
                both(mark.getString("advice"), mark.getString("adviceEn")));
    }

    private static @Nullable JsonObject both(@Nullable String zh, @Nullable String en) {
        return zh == null ? null : new JsonObject().put("zh", zh).put("en", en);
    }

    private static Reason reason(JsonObject mark, JsonObject title, @Nullable JsonObject advice) {
        return new Reason(
                JsonMaps.of(title),
                mark.getInteger("points"),
                mark.getInteger("most"),
                advice == null ? null : JsonMaps.of(advice),
                Objects.requireNonNull(PLACES.get(mark.getString("code"))));
    }
}

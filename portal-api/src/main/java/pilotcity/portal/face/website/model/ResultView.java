package pilotcity.portal.face.website.model;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.document.DisplayValue;

/**
 * How well a model does on one set of texts.
 *
 * @param answered the share of which it is sure
 * @param answeredRight the share that is right of those; null where it is sure of none
 * @param calibrationError how many points stated probabilities are off, on average
 */
public record ResultView(
        long texts,
        StatedShare accuracy,
        StatedShare top3,
        StatedShare answered,
        @Nullable StatedShare answeredRight,
        String calibrationError,
        String macroF1,
        List<OfLanguage> languages,
        ReliabilityView reliability,
        List<Worst> worst,
        List<Confusion> confusions) {
    private static final int HUNDRED = 100;

    /** How well it does in one language. */
    public record OfLanguage(String name, StatedShare accuracy, StatedShare top3) {}

    /** A category that is found seldom. */
    public record Worst(DisplayValue category, StatedShare found) {}

    /** How often one category is taken for another. */
    public record Confusion(DisplayValue category, DisplayValue takenFor, long texts) {}

    /** Shows categories by their names. */
    interface CategoryNames {
        DisplayValue of(String id);
    }

    static ResultView of(JsonObject results, CategoryNames names, Language language) {
        long texts = results.getLong("texts");
        StatedShare answered = StatedShare.ofShare(results.getDouble("answered"), texts, language);
        Double right = results.getDouble("answeredRight");
        return new ResultView(
                texts,
                StatedShare.ofShare(results.getDouble("accuracy"), texts, language),
                StatedShare.ofShare(results.getDouble("top3"), texts, language),
                answered,
                right == null ? null : StatedShare.ofShare(right, answered.count(), language),
                String.format(Locale.ROOT, "%.1f", HUNDRED * results.getDouble("calibrationError")),
                String.format(Locale.ROOT, "%.2f", results.getDouble("macroF1")),
                list(results, "byLanguage").stream()
                        .map(each -> ofLanguage(each, language))
                        .toList(),
                ReliabilityView.of(list(results, "reliability"), language),
                list(results, "worst").stream()
                        .map(each -> new Worst(
                                names.of(each.getString("category")),
                                StatedShare.ofShare(each.getDouble("found"), each.getLong("texts"), language)))
                        .toList(),
                list(results, "confusions").stream()
                        .map(each -> new Confusion(
                                names.of(each.getString("category")),
                                names.of(each.getString("takenFor")),
                                each.getLong("texts")))
                        .toList());
    }

    static List<JsonObject> list(JsonObject object, String name) {
        return object.getJsonArray(name, new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static OfLanguage ofLanguage(JsonObject results, Language language) {
        String name = switch (results.getString("language")) {
            case "zh" -> language.of("中文", "Chinese");
            case "en" -> language.of("英文", "English");
            default -> results.getString("language");
        };
        long texts = results.getLong("texts");
        return new OfLanguage(
                name,
                StatedShare.ofShare(results.getDouble("accuracy"), texts, language),
                StatedShare.ofShare(results.getDouble("top3"), texts, language));
    }
}

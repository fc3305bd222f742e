package pilotcity.portal.dataset.publication;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import pilotcity.index.kind.Label;

/**
 * How easily others can use a data set, as far as its description and its tables show: the share of points that it has,
 * and for each what would bring those that it has not. The dimensions are those of the W3C Data Quality Vocabulary as the
 * European data portal measures them (findability, accessibility, interoperability, reusability), with validity and
 * freshness, which need the data.
 */
public record QualityScore(List<Mark> marks) {
    /** Formats that anybody can read without a program of one maker (five-star open data, three stars and more). */
    private static final Set<String> OPEN = Set.of(
            "CSV",
            "TSV",
            "JSON",
            "JSONL",
            "GEOJSON",
            "GPKG",
            "FLATGEOBUF",
            "PARQUET",
            "XLSX",
            "XML",
            "KML",
            "TTL",
            "PDF");

    private static final String FRESHNESS = "freshness";
    private static final int HUNDRED = 100;

    /**
     * One thing that is looked at.
     *
     * @param code what pages and catalogues call it
     * @param points that it has
     * @param most that it could have
     */
    public record Mark(String code, int points, int most) {}

    public static QualityScore of(NewVersion version) {
        return of(version.description(), objects(version.files()), objects(version.tables()));
    }

    /**
     * Of what is published, or still prepared.
     *
     * @param files each with {@code format}
     * @param tables each with {@code schema}, and with {@code report} where it has been checked
     */
    public static QualityScore of(JsonObject description, List<JsonObject> files, List<JsonObject> tables) {
        List<Mark> marks = new ArrayList<>();
        marks.add(all("licence", 10, description.getString("license") != null));
        marks.add(all("contact", 10, has(description, "contactPoint", "email")));
        marks.add(
                part("description", 10, has(description, "description", "zh"), has(description, "description", "en")));
        marks.add(part("keywords", 5, has(description, "keywords", "zh"), has(description, "keywords", "en")));
        marks.add(all("theme", 5, description.getJsonArray("themes") != null));
        marks.add(all("temporal", 5, has(description, "temporal", "start")));
        marks.add(all("spatial", 5, description.getJsonObject("spatial") != null || hasShapes(tables)));
        marks.add(all("frequency", 5, description.getString("accrualPeriodicity") != null));
        marks.add(all("openFormat", 10, !files.isEmpty() && files.stream().allMatch(QualityScore::isOpen)));
        marks.add(all("tables", 5, !tables.isEmpty()));
        marks.add(share("documentedColumns", 10, documented(tables)));
        marks.add(share("validity", 10, valid(tables)));
        Instant now = Instant.now();
        String frequency = description.getString("accrualPeriodicity");
        return new QualityScore(List.copyOf(marks)).withFreshness(UpdateFrequency.isKept(frequency, now, now));
    }

    /** What {@link #json()} has written. */
    static QualityScore read(JsonObject quality) {
        return new QualityScore(objects(quality.getJsonArray("marks")).stream()
                .map(mark -> new Mark(mark.getString("code"), mark.getInteger("points"), mark.getInteger("most")))
                .toList());
    }

    /** The same, where that the data set is as fresh as it says has been looked at again. */
    QualityScore withFreshness(boolean kept) {
        List<Mark> others = new ArrayList<>(marks);
        others.removeIf(mark -> mark.code().equals(FRESHNESS));
        others.add(all(FRESHNESS, 10, kept));
        return new QualityScore(List.copyOf(others));
    }

    private static boolean hasShapes(List<JsonObject> tables) {
        return tables.stream().anyMatch(table -> table.getJsonObject("schema").containsKey("spatial"));
    }

    private static boolean isOpen(JsonObject file) {
        return OPEN.contains(String.valueOf(file.getString("format")).toUpperCase(java.util.Locale.ROOT));
    }

    private static double documented(List<JsonObject> tables) {
        List<JsonObject> fields = tables.stream()
                .flatMap(table -> objects(table.getJsonObject("schema").getJsonArray("fields")).stream())
                .toList();
        long known = fields.stream()
                .filter(field -> field.getString("description") != null
                        || field.getString("descriptionZh") != null
                        || field.getString("title") != null
                        || field.getString("titleZh") != null)
                .count();
        return fields.isEmpty() ? 0 : (double) known / fields.size();
    }

    private static double valid(List<JsonObject> tables) {
        long rows = tables.stream().mapToLong(table -> report(table, "rows")).sum();
        long good =
                tables.stream().mapToLong(table -> report(table, "goodRows")).sum();
        return rows == 0 ? 0 : (double) good / rows;
    }

    private static long report(JsonObject table, String name) {
        JsonObject report = table.getJsonObject("report");
        return report == null ? 0 : report.getLong(name, 0L);
    }

    private static boolean has(JsonObject description, String group, String name) {
        JsonObject inner = description.getJsonObject(group);
        return inner != null && inner.getValue(name) != null;
    }

    private static Mark all(String code, int most, boolean there) {
        return new Mark(code, there ? most : 0, most);
    }

    private static Mark part(String code, int most, boolean one, boolean other) {
        return new Mark(code, (one ? most / 2 : 0) + (other ? most - most / 2 : 0), most);
    }

    private static Mark share(String code, int most, double share) {
        return new Mark(code, (int) Math.floor(most * share), most);
    }

    /** From 0 to 100. */
    public int score() {
        int most = marks.stream().mapToInt(Mark::most).sum();
        return marks.stream().mapToInt(Mark::points).sum() * HUNDRED / most;
    }

    public JsonObject json() {
        JsonArray told = new JsonArray();
        marks.forEach(mark -> told.add(new JsonObject()
                .put("code", mark.code())
                .put("points", mark.points())
                .put("most", mark.most())));
        return new JsonObject().put("score", score()).put("marks", told);
    }

    /** The same with the words for it: {@code title} and, where points are missing, {@code advice}. */
    public JsonObject told() {
        JsonArray told = new JsonArray();
        marks.forEach(mark -> told.add(new JsonObject()
                .put("code", mark.code())
                .put("points", mark.points())
                .put("most", mark.most())
                .put("title", json(QualityWords.TITLES, mark))
                .put("advice", mark.points() < mark.most() ? json(QualityWords.ADVICE, mark) : null)));
        return new JsonObject().put("score", score()).put("marks", told);
    }

    private static JsonObject json(Map<String, Label> words, Mark mark) {
        Label label = Objects.requireNonNull(words.get(mark.code()), mark.code());
        return new JsonObject().put("zh", label.zh()).put("en", label.en());
    }

    private static List<JsonObject> objects(JsonArray items) {
        return IntStream.range(0, items.size()).mapToObj(items::getJsonObject).toList();
    }
}

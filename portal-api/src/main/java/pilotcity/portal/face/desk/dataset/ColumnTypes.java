package pilotcity.portal.face.desk.dataset;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.dataset.PublishedSet;

/** What a column can be read as, each once: as it is, as the proposal saw it otherwise, and any other type. */
final class ColumnTypes {
    /** The types of Frictionless Table Schema. */
    private static final List<String> ALL = List.of(
            "string",
            "integer",
            "number",
            "boolean",
            "date",
            "time",
            "datetime",
            "year",
            "yearmonth",
            "duration",
            "geopoint",
            "geojson",
            "list",
            "object",
            "array",
            "any");

    /** What says nothing of how a cell is read. */
    private static final Set<String> BESIDE = Set.of(
            "name",
            "type",
            "format",
            "title",
            "titleZh",
            "description",
            "descriptionZh",
            "unit",
            "constraints",
            "missingValues",
            "rdfType");

    private ColumnTypes() {}

    /**
     * @param field of the schema as it is
     * @param proposed what the proposal says of the column, or null
     * @return each with the {@code value} that the form sends, its {@code type}, the {@code detail} that tells it from
     *     others of that type, and {@code misses}, the number of cells that do not fit
     */
    static List<Map<String, Object>> of(JsonObject field, @Nullable JsonObject proposed) {
        List<Map<String, Object>> types = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        add(types, seen, "", field, 0L);
        if (proposed != null) {
            PublishedSet.objects(proposed.getJsonArray("alternatives")).forEach(alternative -> {
                JsonObject other = alternative.getJsonObject("field");
                add(types, seen, other.encode(), other, alternative.getLong("misses", 0L));
            });
        }
        ALL.forEach(type -> add(types, seen, type, new JsonObject().put("type", type), 0L));
        return types;
    }

    private static void add(
            List<Map<String, Object>> types, Set<String> seen, String value, JsonObject field, long misses) {
        String type = field.getString("type", "string");
        String detail = detail(field);
        if (seen.add(type + " " + detail)) {
            types.add(Map.of("value", value, "type", type, "detail", detail, "misses", misses));
        }
    }

    private static String detail(JsonObject field) {
        String format = field.getString("format", "default");
        String others = field.stream()
                .filter(property -> !BESIDE.contains(property.getKey()))
                .map(property -> property.getKey() + "=" + property.getValue())
                .sorted()
                .collect(Collectors.joining(" "));
        return ((format.equals("default") ? "" : format + " ") + others).strip();
    }
}

package pilotcity.portal.category;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.datasetimport.ImportException;
import pilotcity.portal.kernel.datasetimport.table.DataRow;
import pilotcity.portal.kernel.datasetimport.table.ImportProblem;

/**
 * The rows of the tree with what they inherit filled in: a category has the values and the questions of those above.
 */
final class CategoryTree {
    private final Map<String, DataRow> rows = new LinkedHashMap<>();
    private final Map<String, List<DataRow>> asked;
    private final Map<String, List<DataRow>> choices;
    private final Map<String, List<DataRow>> contacts;

    /** @throws ImportException when a category is its own ancestor */
    CategoryTree(
            String set, List<DataRow> categories, List<DataRow> questions, List<DataRow> values, List<DataRow> turnTo) {
        categories.forEach(row -> rows.put(row.get("id"), row));
        asked = questions.stream()
                .collect(Collectors.groupingBy(row -> row.get("category"), LinkedHashMap::new, Collectors.toList()));
        contacts = turnTo.stream()
                .collect(Collectors.groupingBy(row -> row.get("category"), LinkedHashMap::new, Collectors.toList()));
        choices = values.stream().collect(Collectors.groupingBy(row -> key(row.get("category"), row.get("question"))));
        List<ImportProblem> circles = categories.stream()
                .filter(this::inCircle)
                .map(row -> new ImportProblem(set + "/categories.csv", row.line(), "parent", "goes round in a circle"))
                .toList();
        if (!circles.isEmpty()) {
            throw new ImportException(set, circles);
        }
    }

    private boolean inCircle(DataRow row) {
        DataRow above = above(row);
        for (int steps = 0; above != null && steps <= rows.size(); steps++) {
            if (above.get("id").equals(row.get("id"))) {
                return true;
            }
            above = above(above);
        }
        return false;
    }

    private @Nullable DataRow above(DataRow row) {
        String parent = row.find("parent");
        return parent == null ? null : rows.get(parent);
    }

    /** The value of {@code column}, or that of the nearest category above which has one. */
    private @Nullable String effective(DataRow row, String column) {
        for (DataRow at = row; at != null; at = above(at)) {
            String value = at.find(column);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    @Nullable
    Integer number(DataRow row, String column) {
        String value = effective(row, column);
        return value == null ? null : Integer.valueOf(value);
    }

    /** What other words people use for it; texts between semicolons. */
    static JsonArray keywords(DataRow row) {
        return new JsonArray(row.texts("keywords"));
    }

    String dayType(DataRow row) {
        return Objects.requireNonNullElse(effective(row, "day_type"), "working");
    }

    boolean isSensitive(DataRow row) {
        return "true".equals(effective(row, "sensitive"));
    }

    static boolean isHazard(DataRow row) {
        return "true".equals(row.find("hazard"));
    }

    boolean isOpen(DataRow row) {
        return !"false".equals(effective(row, "open"));
    }

    /** The rows of table {@code category_question}: a category asks what those above it ask, first. */
    List<JsonObject> questions() {
        List<JsonObject> all = new ArrayList<>();
        rows.values().forEach(row -> {
            int position = 1;
            for (DataRow question : asked(row).values()) {
                all.add(question(row.get("id"), position++, question));
            }
        });
        return all;
    }

    /** The rows of table {@code category_contact}: a category without any has those of the nearest one above. */
    List<JsonObject> contacts() {
        List<JsonObject> all = new ArrayList<>();
        rows.values().forEach(row -> {
            int position = 1;
            for (DataRow contact : contacts(row)) {
                all.add(new JsonObject()
                        .put("category", row.get("id"))
                        .put("position", position++)
                        .put("name", contact.get("name"))
                        .put("name_en", contact.find("name_en"))
                        .put("phone", contact.get("phone"))
                        .put("note", contact.find("note"))
                        .put("note_en", contact.find("note_en")));
            }
        });
        return all;
    }

    private List<DataRow> contacts(DataRow row) {
        for (DataRow at = row; at != null; at = above(at)) {
            List<DataRow> own = contacts.get(at.get("id"));
            if (own != null) {
                return own;
            }
        }
        return List.of();
    }

    /** By code, so that a category can ask a question of one above in its own way. */
    private Map<String, DataRow> asked(DataRow row) {
        DataRow above = above(row);
        Map<String, DataRow> all = above == null ? new LinkedHashMap<>() : asked(above);
        asked.getOrDefault(row.get("id"), List.of()).forEach(question -> all.put(question.get("code"), question));
        return all;
    }

    private JsonObject question(String category, int position, DataRow row) {
        JsonArray values = new JsonArray();
        choices.getOrDefault(key(row.get("category"), row.get("code")), List.of())
                .forEach(value -> values.add(new JsonObject()
                        .put("key", value.get("key"))
                        .put("name", value.get("name"))
                        .put("name_en", value.find("name_en"))));
        return new JsonObject()
                .put("category", category)
                .put("code", row.get("code"))
                .put("position", position)
                .put("datatype", row.get("datatype"))
                .put("required", row.get("required").equals("true"))
                .put("text", row.get("text"))
                .put("text_en", row.find("text_en"))
                .put("hint", row.find("hint"))
                .put("hint_en", row.find("hint_en"))
                .put("choices", values);
    }

    private static String key(String category, String question) {
        return category + "/" + question;
    }
}

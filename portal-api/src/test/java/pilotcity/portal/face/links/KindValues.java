package pilotcity.portal.face.links;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.portal.TestPortal;

/** What stands in the fields of a kind. */
record KindValues(TestPortal portal, Kind<?> kind) {
    /**
     * Fields that hold names of things for programs: codes of questions, columns of files, steps that pages show by
     * their status. Pages show none of them where a reader looks for words.
     */
    static final List<String> NAMES = List.of(
            "category.questions.code",
            "category.questions.values.key",
            "dataset.files.columns.name",
            "dataset.files.name",
            "dataset.publishedAs",
            "dataset.publisherId",
            "record.classifications.value",
            "record.timeline.step",
            "referral.timeline.step");

    private static final String CODE = "[a-z][a-zA-Z-]*|[A-Z]{4,}|.*/authority/.*/[A-Z_0-9]+";
    private static final int DOCUMENTS = 150;

    /** Fields of which some value is no number, address or name, and has no words. */
    Set<String> codesWithoutWords() {
        Map<String, Set<String>> values = new HashMap<>();
        JsonObject page =
                new JsonObject(portal.get("/api/search?simulated=include&limit=" + DOCUMENTS + "&kind=" + kind.name())
                        .body());
        page.getJsonArray("items").stream()
                .map(item -> ((JsonObject) item).getJsonObject("document").getString("id"))
                .limit(kind.hasDetail() ? 40 : DOCUMENTS)
                .map(id -> new JsonObject(
                        portal.get("/api/" + kind.plural() + "/" + id).body()))
                .forEach(document -> collect("", kind.fields().values().stream(), document, values));
        Set<String> without = new TreeSet<>();
        values.forEach((field, codes) -> {
            if (codes.stream().allMatch(code -> code.matches(CODE))) {
                without.add(field);
            }
        });
        return without;
    }

    private static void collect(
            String path, Stream<? extends Field<?>> fields, JsonObject document, Map<String, Set<String>> values) {
        fields.forEach(field -> {
            Object value = document.getValue(field.name());
            for (Object item : value instanceof JsonArray items ? items : value == null ? List.of() : List.of(value)) {
                if (item instanceof JsonObject group && field.type() == FieldType.OBJECT) {
                    collect(path + field.name() + ".", field.fields().stream(), group, values);
                } else if (field.type() == FieldType.KEYWORD
                        && field.findLabel(item.toString(), "en").isEmpty()) {
                    values.computeIfAbsent(path + field.name(), name -> new TreeSet<>())
                            .add(item.toString());
                }
            }
        });
    }
}

package pilotcity.portal.dataset.work;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.schema.proposal.column.ProposalNote;

/**
 * What a table was in the file that a newer one replaces. Its address stays, and so do the words for its columns; a schema
 * that was published is proposed again for the same columns.
 *
 * @param name in addresses, or null where there was none
 * @param schema that was decided for it, or null
 * @param published whether the schema is, or comes from, that of a version
 */
record EarlierTable(@Nullable String name, @Nullable JsonObject schema, boolean published) {
    /** What somebody has said of a column, and no data can say. */
    private static final List<String> WORDS = List.of("titleZh", "title", "descriptionZh", "description", "rdfType");

    private static final String FIELDS = "fields";

    /** @param json an object with {@code name}, {@code schema} and {@code published}, or null where there was no table */
    static EarlierTable of(@Nullable JsonObject json) {
        return json == null
                ? new EarlierTable(null, null, false)
                : new EarlierTable(
                        json.getString("name"), json.getJsonObject("schema"), json.getBoolean("published", false));
    }

    /** The name that it had, or another one where that is taken meanwhile. */
    String name(TableNames names, Supplier<String> other) {
        return name != null && names.take(name) ? name : other.get();
    }

    /** The proposal for the newer one, with what stays. */
    JsonObject carriedInto(JsonObject proposal) {
        if (schema == null) {
            return proposal;
        }
        JsonObject carried = proposal.copy();
        JsonObject proposed = carried.getJsonObject("schema");
        if (published && names(schema).equals(names(proposed))) {
            JsonArray notes = carried.getJsonArray("notes", new JsonArray());
            notes.add(new JsonObject(ProposalNote.told(
                            ProposalNote.Code.EARLIER_SCHEMA,
                            "各列与上一版相同，沿用上一版的表结构",
                            "the columns are those of the version before, and so is this schema")
                    .toJson()
                    .toString()));
            return carried.put("schema", schema).put("notes", notes);
        }
        fields(proposed)
                .forEach(field -> fields(schema).stream()
                        .filter(earlier -> field.getString("name").equals(earlier.getString("name")))
                        .forEach(earlier -> describe(field, earlier)));
        return carried;
    }

    private static void describe(JsonObject field, JsonObject earlier) {
        WORDS.stream()
                .filter(word -> earlier.containsKey(word) && !field.containsKey(word))
                .forEach(word -> field.put(word, earlier.getValue(word)));
    }

    private static List<String> names(JsonObject schema) {
        return fields(schema).stream().map(field -> field.getString("name")).toList();
    }

    private static List<JsonObject> fields(JsonObject schema) {
        JsonArray fields = schema.getJsonArray(FIELDS, new JsonArray());
        List<JsonObject> list = new ArrayList<>();
        for (int at = 0; at < fields.size(); at++) {
            list.add(fields.getJsonObject(at));
        }
        return list;
    }
}

package pilotcity.portal.dataset.draft;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.schema.proposal.column.ProposalNote;

/**
 * Something that a proposal asks, and that its publisher has to decide.
 *
 * @param id what an answer names it by: its code, and for a column {@code code:column}
 * @param column that it is about, or null where it is about the whole table
 * @param note {@code code}, {@code message} in both languages, {@code rows}
 */
record ProposalQuestion(String id, @Nullable String column, JsonObject note) {
    /** Of rows that are perhaps no data, and of people: no schema says what they are. */
    private static final Set<String> OF_CONTENT = Set.of(
            PersonalDataQuestion.CODE,
            ProposalNote.Code.TOTALS_ROW.code(),
            ProposalNote.Code.REPEATED_HEADER.code(),
            ProposalNote.Code.REMARK_ROW.code(),
            ProposalNote.Code.SWALLOWED_LINES.code());

    /** What a column is called says nothing of how it is read. */
    private static final List<String> WORDS =
            List.of("titleZh", "title", "descriptionZh", "description", "constraints", "missingValues");

    /** Those of a proposal, first of the table and then of its columns. */
    static List<ProposalQuestion> of(@Nullable JsonObject proposal) {
        if (proposal == null) {
            return List.of();
        }
        List<ProposalQuestion> questions = new ArrayList<>(of(null, proposal));
        objects(proposal, "columns").forEach(column -> questions.addAll(of(column.getString("name"), column)));
        questions.addAll(PersonalDataQuestion.of(proposal));
        return List.copyOf(questions);
    }

    private static List<ProposalQuestion> of(@Nullable String column, JsonObject noted) {
        return objects(noted, "notes")
                .filter(note -> note.getBoolean("question"))
                .map(note -> new ProposalQuestion(
                        note.getString("code") + (column == null ? "" : ":" + column), column, note))
                .toList();
    }

    private static Stream<JsonObject> objects(JsonObject owner, String name) {
        return owner.getJsonArray(name, new JsonArray()).stream().map(JsonObject.class::cast);
    }

    /** Whether a schema that somebody wrote decides it, whatever was proposed. */
    boolean isDecidedBySchema() {
        return !OF_CONTENT.contains(note.getString("code"));
    }

    /** Whether a schema has something else where the proposal asks. */
    boolean isChangedBy(JsonObject schema, JsonObject proposal) {
        JsonObject proposed = proposal.getJsonObject("schema");
        return isDecidedBySchema()
                && (column == null
                        ? !Objects.equals(schema.getValue("spatial"), proposed.getValue("spatial"))
                        : !Objects.equals(reading(schema), reading(proposed)));
    }

    /** How the column is read, or null where the schema has no such column. */
    private @Nullable JsonObject reading(JsonObject schema) {
        return objects(schema, "fields")
                .filter(field -> String.valueOf(column).equals(field.getString("name")))
                .findFirst()
                .map(field -> {
                    JsonObject reading = field.copy();
                    WORDS.forEach(reading::remove);
                    return reading;
                })
                .orElse(null);
    }

    JsonObject json(boolean answered) {
        return new JsonObject()
                .put("id", id)
                .put("column", column)
                .put("code", note.getString("code"))
                .put("schemaDecides", isDecidedBySchema())
                .put("message", note.getJsonObject("message"))
                .put("rows", note.getJsonArray("rows"))
                .put("answered", answered);
    }
}

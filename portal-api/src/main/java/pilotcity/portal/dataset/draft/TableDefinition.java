package pilotcity.portal.dataset.draft;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.input.VerbInput;

/**
 * What somebody has said of a table.
 *
 * @param schema null where one is to be proposed first, because the table is read in another way now
 * @param answers the questions of the proposal that have been answered
 * @param skipped whether it is left out of the data set
 */
record TableDefinition(
        String name,
        String renamed,
        @Nullable JsonObject schema,
        JsonArray answers,
        JsonObject options,
        boolean strict,
        boolean skipped) {
    private static final String TABLE_NAME = "[\\p{L}\\p{N}_-]{1,60}";

    static TableDefinition of(Row table, VerbInput input) {
        String name = table.getString("name");
        String renamed = Objects.requireNonNullElse(input.text("rename"), name);
        if (!renamed.matches(TABLE_NAME)) {
            throw Problem.field(
                    "rename",
                    new Label(
                            "只能用文字、数字、_ 和 -，最多 60 个字，不能是“" + renamed + "”",
                            "must be of letters, digits, _ and -, at most 60: '" + renamed + "'"));
        }
        if (input.flag("skip")) {
            return new TableDefinition(
                    name,
                    renamed,
                    table.getJsonObject("schema"),
                    answers(table, input, null),
                    table.getJsonObject("options"),
                    true,
                    true);
        }
        JsonObject reading = input.json("reading");
        JsonObject options = reading == null
                ? table.getJsonObject("options")
                : ReadingJson.merge(table.getJsonObject("options"), reading);
        JsonObject given = input.json("schema");
        JsonArray answers = reading == null ? answers(table, input, given) : new JsonArray();
        JsonObject schema = given;
        if (schema == null && reading == null) {
            schema = Objects.requireNonNullElseGet(table.getJsonObject("schema"), () -> proposed(table));
        }
        if (schema != null) {
            SchemaJson.require(schema);
        }
        return new TableDefinition(name, renamed, schema, answers, options, !input.flag("lenient"), false);
    }

    /**
     * What is answered now: what is named; what the schema that is given has otherwise than proposed; and where nothing is
     * named, all that such a schema decides. Without either it is what was answered before.
     */
    private static JsonArray answers(Row table, VerbInput input, @Nullable JsonObject schema) {
        JsonObject proposal = table.getJsonObject("proposal");
        List<ProposalQuestion> questions = ProposalQuestion.of(proposal);
        boolean named = input.has("answers");
        List<String> given = named
                ? input.texts("answers")
                : table.getJsonArray("answers").stream().map(String::valueOf).toList();
        List<String> known = questions.stream().map(ProposalQuestion::id).toList();
        if (named && !known.containsAll(given)) {
            throw Problem.field(
                    "answers",
                    "there is no question "
                            + given.stream().filter(id -> !known.contains(id)).toList() + "; there are " + known);
        }
        return new JsonArray(questions.stream()
                .filter(question -> given.contains(question.id())
                        || (proposal != null
                                && schema != null
                                && (named ? question.isChangedBy(schema, proposal) : question.isDecidedBySchema())))
                .map(ProposalQuestion::id)
                .toList());
    }

    String state() {
        return skipped ? "skipped" : schema == null ? "proposing" : "checking";
    }

    /** Refuses foreign keys to what is not in the draft. */
    void requireTargets(DraftTables tables) {
        List<String> faults = skipped || schema == null ? List.of() : tables.faults(SchemaJson.require(schema));
        if (!faults.isEmpty()) {
            String reasons = String.join("; ", faults);
            throw Problem.field("schema", new Label("表结构有误：" + reasons, reasons));
        }
    }

    private static JsonObject proposed(Row table) {
        JsonObject proposal = table.getJsonObject("proposal");
        if (proposal == null) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    new Label("表结构还在拟定，请稍后再试", "no schema has been proposed yet; ask again in a moment, or give one"));
        }
        return proposal.getJsonObject("schema");
    }
}

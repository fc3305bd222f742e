package pilotcity.portal.command;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.schema.check.EmptiedCells;

/**
 * A table of a draft, as the terminal is told of it.
 *
 * @param sent the file that it is in
 * @param alone whether it is the only one in it, so that it is called as the description says
 * @param table as the draft has it
 */
record DraftedTable(PublicationSource.SourceFile sent, boolean alone, JsonObject table) {
    private static final String PERSONAL = "personal-data";
    private static final String KEYS = "foreignKeys";

    String file() {
        return sent.name();
    }

    @Nullable
    JsonObject given() {
        return sent.schema();
    }

    String name() {
        return table.getString("name");
    }

    String title() {
        return file() + ", table " + name();
    }

    boolean hasFailed() {
        return table.getString("state").equals("failed");
    }

    String reason() {
        return table.getJsonObject("reason").getString("en");
    }

    /** Whether nobody has said what its columns are. */
    boolean isUndecided(PublishOrder order) {
        return given() == null && !order.accept();
    }

    /** The values of the verb {@code define}. */
    JsonObject definition(PublishOrder order) {
        JsonObject values =
                new JsonObject().put("file", file()).put("table", name()).put("lenient", order.lenient());
        if (given() != null) {
            values.put("schema", given());
        }
        if (isRenamed()) {
            values.put("rename", sent.table());
        }
        if (order.accept() || !order.answers().isEmpty()) {
            values.put(
                    "answers",
                    new JsonArray(questions().stream()
                            .filter(question -> isAnswered(question, order))
                            .map(question -> question.getString("id"))
                            .toList()));
        }
        return values;
    }

    boolean isRenamed() {
        return alone && sent.table() != null && !sent.table().equals(name());
    }

    /** Whether foreign keys of its schema name other tables, which have to be called so before. */
    boolean refersToOthers() {
        return given() != null && given().containsKey(KEYS);
    }

    /** What gives it its name, and says nothing yet of other tables. */
    JsonObject renaming() {
        JsonObject values =
                new JsonObject().put("file", file()).put("table", name()).put("rename", sent.table());
        if (given() != null) {
            JsonObject schema = given().copy();
            schema.remove(KEYS);
            values.put("schema", schema);
        }
        return values;
    }

    /** By its id, by accepting everything that is not about people, or by a schema that decides it. */
    private boolean isAnswered(JsonObject question, PublishOrder order) {
        return order.answers().contains(question.getString("id"))
                || (order.accept() && !isPersonal(question))
                || (given() != null && question.getBoolean("schemaDecides"));
    }

    private static boolean isPersonal(JsonObject question) {
        return PERSONAL.equals(question.getString("code"));
    }

    private List<JsonObject> questions() {
        return objects(table.getJsonArray("questions", new JsonArray()));
    }

    /** The questions that nobody has answered: of personal data, or all others. */
    List<String> openQuestions(boolean personal) {
        return questions().stream()
                .filter(question -> !question.getBoolean("answered") && isPersonal(question) == personal)
                .map(question -> question.getString("id"))
                .toList();
    }

    /** What is asked of it, and whether that is taken as proposed. */
    void printQuestions(PublishOrder order, Consumer<String> print) {
        questions()
                .forEach(question -> print.accept(title()
                        + (isAnswered(question, order) ? ": taken as proposed: " : ": needs an answer: ")
                        + about(question)
                        + question.getJsonObject("message").getString("en")
                        + rows(question.getJsonArray("rows"))));
    }

    /** What is proposed for the table as a whole without a question, its key among it. */
    void printNotes(Consumer<String> print) {
        JsonObject proposal = table.getJsonObject("proposal");
        if (proposal != null && given() == null) {
            objects(proposal.getJsonArray("notes", new JsonArray())).stream()
                    .filter(note -> !note.getBoolean("question"))
                    .forEach(note -> print.accept(title() + ": "
                            + note.getJsonObject("message").getString("en") + rows(note.getJsonArray("rows"))));
        }
    }

    private static String about(JsonObject question) {
        return question.getString("column") == null ? "" : "column '" + question.getString("column") + "': ";
    }

    private static String rows(JsonArray rows) {
        return rows.isEmpty()
                ? ""
                : (rows.size() == 1 ? " (row " : " (rows ")
                        + String.join(", ", rows.stream().map(String::valueOf).toList()) + ")";
    }

    void printProposal(Consumer<String> print) {
        print.accept(title() + ": this schema is proposed:");
        JsonObject proposal = table.getJsonObject("proposal");
        proposal.getJsonObject("schema").encodePrettily().lines().forEach(print);
    }

    /** How many rows it has, and which cells do not fit. */
    void printReport(Consumer<String> print) {
        JsonObject report = table.getJsonObject("report");
        if (report == null) {
            return;
        }
        long problems = report.getLong("problems", 0L);
        String wrong = problems == 0
                ? "every cell fits"
                : table.getBoolean("strict")
                        ? "cells that do not fit: " + problems
                        : lenient(EmptiedCells.count(report), problems);
        print.accept(title() + ": " + count(report.getLong("rows", 0L), "row") + "; " + wrong);
        objects(report.getJsonArray("first", new JsonArray()))
                .forEach(problem -> print.accept("  row " + problem.getLong("row") + ", column "
                        + problem.getString("column") + ": "
                        + problem.getJsonObject("message").getString("en")));
    }

    private static String lenient(long emptied, long problems) {
        String kept = "rules broken with the data as they are: " + (problems - emptied);
        String empty = "cells that do not fit and are left empty: " + emptied;
        return emptied == 0 ? kept : emptied == problems ? empty : empty + "; " + kept;
    }

    private static String count(long amount, String what) {
        return amount + " " + what + (amount == 1 ? "" : "s");
    }

    static List<JsonObject> objects(JsonArray items) {
        return items.stream().map(JsonObject.class::cast).toList();
    }
}

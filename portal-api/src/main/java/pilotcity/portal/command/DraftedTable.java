package pilotcity.portal.command;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A table of a draft, as the terminal is told of it.
 *
 * @param file the name of the file that it is in
 * @param given the schema that the description of the folder has for it, or null
 * @param table as the draft has it
 */
record DraftedTable(String file, @Nullable JsonObject given, JsonObject table) {
    String title() {
        return file + ", table " + table.getString("name");
    }

    boolean hasFailed() {
        return table.getString("state").equals("failed");
    }

    String reason() {
        return table.getJsonObject("reason").getString("en");
    }

    /** Whether nobody has said what its columns are. */
    boolean isUndecided(PublishOrder order) {
        return given == null && !order.accept();
    }

    /** The values of the verb {@code define}. */
    JsonObject definition(PublishOrder order) {
        JsonObject values = new JsonObject()
                .put("file", file)
                .put("table", table.getString("name"))
                .put("lenient", order.lenient());
        if (given != null) {
            values.put("schema", given);
        }
        if (order.accept()) {
            values.put(
                    "answers",
                    new JsonArray(questions().stream()
                            .map(question -> question.getString("id"))
                            .toList()));
        }
        return values;
    }

    private List<JsonObject> questions() {
        return objects(table.getJsonArray("questions", new JsonArray()));
    }

    boolean hasOpenQuestion() {
        return questions().stream().anyMatch(question -> !question.getBoolean("answered"));
    }

    /** What is asked of it, and whether that is taken as proposed. */
    void printQuestions(boolean accepted, Consumer<String> print) {
        String before = title() + (accepted ? ": taken as proposed: " : ": needs an answer: ");
        questions()
                .forEach(question -> print.accept(before
                        + about(question)
                        + question.getJsonObject("message").getString("en")
                        + rows(question.getJsonArray("rows"))));
    }

    /** What is proposed for the table as a whole without a question, its key among it. */
    void printNotes(Consumer<String> print) {
        JsonObject proposal = table.getJsonObject("proposal");
        if (proposal != null && given == null) {
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
                : "cells that do not fit" + (table.getBoolean("strict") ? ": " : " and are left empty: ") + problems;
        print.accept(title() + ": " + count(report.getLong("rows", 0L), "row") + "; " + wrong);
        objects(report.getJsonArray("first", new JsonArray()))
                .forEach(problem -> print.accept("  row " + problem.getLong("row") + ", column "
                        + problem.getString("column") + ": "
                        + problem.getJsonObject("message").getString("en")));
    }

    private static String count(long amount, String what) {
        return amount + " " + what + (amount == 1 ? "" : "s");
    }

    static List<JsonObject> objects(JsonArray items) {
        return items.stream().map(JsonObject.class::cast).toList();
    }
}

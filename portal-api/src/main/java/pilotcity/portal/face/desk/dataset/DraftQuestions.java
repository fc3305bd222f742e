package pilotcity.portal.face.desk.dataset;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.dataset.PublishedSet;

/**
 * What the proposal of a table asks, as its form shows it.
 *
 * @param questions each with {@code id}, {@code column} (null for the whole table), {@code code} and {@code answered}
 */
record DraftQuestions(List<JsonObject> questions) {
    private static final String PERSONAL = "personal-data";
    private static final String PLACE = "coordinates";

    static DraftQuestions of(JsonObject table) {
        return new DraftQuestions(PublishedSet.objects(table.getJsonArray("questions")));
    }

    /**
     * The notes of a proposal; those that ask have the {@code id} of the question, the {@code
     * column} and whether it is {@code answered}.
     *
     * @param column null for those of the whole table
     * @param of what they are part of
     */
    List<Map<String, @Nullable Object>> notes(@Nullable String column, JsonObject of) {
        return PublishedSet.objects(of.getJsonArray("notes")).stream()
                .map(note -> note(column, note))
                .toList();
    }

    /**
     * The notes of the whole table.
     *
     * @param placed whether the rows are placed otherwise than was proposed: what was said of that does not hold any more
     */
    List<Map<String, @Nullable Object>> tableNotes(JsonObject proposal, boolean placed) {
        List<Map<String, @Nullable Object>> notes = new ArrayList<>(notes(null, proposal));
        if (placed) {
            notes.removeIf(note -> PLACE.equals(note.get("code")));
            notes.stream()
                    .filter(note -> String.valueOf(note.get("code")).endsWith("-" + PLACE))
                    .forEach(note -> note.put("changed", true));
        }
        return notes;
    }

    /** What is asked of personal data in a column; it stands beside the notes of the proposal. */
    List<Map<String, @Nullable Object>> personal(Predicate<String> column) {
        return questions.stream()
                .filter(question ->
                        PERSONAL.equals(question.getString("code")) && column.test(question.getString("column")))
                .map(question -> {
                    Map<String, @Nullable Object> view = JsonMaps.of(question);
                    view.put("question", true);
                    view.put("personal", true);
                    return view;
                })
                .toList();
    }

    private Map<String, @Nullable Object> note(@Nullable String column, JsonObject note) {
        Map<String, @Nullable Object> view = JsonMaps.of(note);
        questions.stream()
                .filter(question ->
                        isOf(question, column) && Objects.equals(question.getString("code"), note.getString("code")))
                .findFirst()
                .ifPresent(question -> {
                    view.put("id", question.getString("id"));
                    view.put("column", column);
                    view.put("answered", question.getBoolean("answered"));
                });
        return view;
    }

    private static boolean isOf(JsonObject question, @Nullable String column) {
        return Objects.equals(question.getString("column"), column);
    }

    /** Whether a column has a question that nobody has answered. */
    boolean isOpen(String column) {
        return questions.stream().anyMatch(question -> isOf(question, column) && !question.getBoolean("answered"));
    }

    /** The answered questions of columns that the form does not show. */
    List<String> answeredBeside(List<String> columns) {
        return questions.stream()
                .filter(question -> question.getBoolean("answered")
                        && question.getString("column") != null
                        && !columns.contains(question.getString("column")))
                .map(question -> question.getString("id"))
                .toList();
    }
}

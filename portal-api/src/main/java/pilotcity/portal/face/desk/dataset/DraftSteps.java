package pilotcity.portal.face.desk.dataset;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.dataset.PublishedSet;

/** How far a draft has come, and what is still to be done. */
public final class DraftSteps {
    /** The code of questions that are asked of a table that is left out, too: its file is public. */
    private static final String PERSONAL = "personal-data";

    private final List<Todo> todos = new ArrayList<>();
    private final JsonObject draft;

    /**
     * Something that has to happen before a draft can be handed in.
     *
     * @param code of its text
     * @param about the file or table that it is about, or empty
     * @param amount a number in the text
     * @param busy whether the portal is at it, so that nobody has to do anything
     */
    public record Todo(String code, String about, long amount, boolean busy, String step) {}

    /**
     * A step of publication.
     *
     * @param state {@code done}, {@code now} or {@code later}
     */
    public record Step(String code, String state) {}

    private enum Code {
        DESCRIBE,
        FILES,
        TABLES,
        CHECK,
        SUBMIT,
        REVIEW,
        PUBLISHED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private DraftSteps(JsonObject draft) {
        this.draft = draft;
    }

    public static DraftSteps of(JsonObject draft) {
        DraftSteps steps = new DraftSteps(draft);
        if (draft.getString("state") != null) {
            steps.look();
        }
        return steps;
    }

    public List<Todo> todos() {
        return todos;
    }

    /** Whether the portal is working on something, so that the page will change by itself. */
    public boolean isBusy() {
        return todos.stream().anyMatch(Todo::busy);
    }

    private void look() {
        JsonObject fields = draft.getJsonObject("fields", new JsonObject());
        if (!fields.containsKey("name") && !fields.containsKey("nameEn")) {
            add("name", "", 0, Code.DESCRIBE);
        }
        if (!fields.containsKey("license")) {
            add("license", "", 0, Code.DESCRIBE);
        }
        List<JsonObject> files = PublishedSet.objects(draft.getJsonArray("files"));
        if (files.isEmpty()) {
            add("file", "", 0, Code.FILES);
        }
        files.forEach(this::file);
    }

    private void add(String code, String about, long amount, Code step) {
        boolean busy = List.of("received", "proposing", "checking").contains(code);
        todos.add(new Todo(code, about, amount, busy, step.code()));
    }

    private void file(JsonObject file) {
        String state = file.getString("state");
        if (!state.equals("kept")) {
            add(state, file.getString("name"), 0, Code.FILES);
        }
        PublishedSet.objects(file.getJsonArray("tables")).forEach(this::table);
    }

    private void table(JsonObject table) {
        String name = table.getString("name");
        String state = table.getString("state");
        if (state.equals("skipped")) {
            addQuestions(name, questions(table, PERSONAL));
            return;
        }
        if (!state.equals("checked")) {
            add(state, name, 0, state.equals("checking") ? Code.CHECK : Code.TABLES);
            return;
        }
        addQuestions(name, questions(table, ""));
        if (table.getBoolean("strict") && problems(table) > 0) {
            add("problems", name, problems(table), Code.CHECK);
        }
    }

    private void addQuestions(String table, long open) {
        if (open > 0) {
            add("questions", table, open, Code.TABLES);
        }
    }

    /** How many questions of its proposal nobody has answered. */
    private static long questions(JsonObject table, String code) {
        return PublishedSet.objects(table.getJsonArray("questions")).stream()
                .filter(question -> !question.getBoolean("answered"))
                .filter(question -> code.isEmpty() || code.equals(question.getString("code")))
                .count();
    }

    /** How many cells of a table do not fit. */
    static long problems(JsonObject table) {
        JsonObject report = table.getJsonObject("report");
        return report == null ? 0 : report.getLong("problems", 0L);
    }

    /** The steps in their order. */
    public List<Step> steps() {
        @Nullable String state = draft.getString("state");
        boolean published = draft.getInteger("newestVersion") != null;
        List<Step> steps = new ArrayList<>();
        boolean reached = false;
        for (Code code : Code.values()) {
            boolean done = isDone(code, state, published);
            steps.add(new Step(code.code(), done ? "done" : reached ? "later" : "now"));
            reached = reached || !done;
        }
        return steps;
    }

    /** Whether a version waits for its time, and nothing else is prepared. */
    private boolean isHeld() {
        return !PublishedSet.objects(draft.getJsonArray("scheduled")).isEmpty();
    }

    private boolean isDone(Code code) {
        return todos.stream().noneMatch(todo -> todo.step().equals(code.code()));
    }

    private boolean isDone(Code code, @Nullable String state, boolean published) {
        if (state == null) {
            return isHeld() ? code != Code.PUBLISHED : published;
        }
        return switch (code) {
            case SUBMIT -> state.equals("inReview");
            case REVIEW, PUBLISHED -> false;
            case CHECK -> todos.isEmpty();
            case TABLES -> isDone(Code.FILES) && isDone(Code.TABLES);
            case DESCRIBE, FILES -> isDone(code);
        };
    }
}

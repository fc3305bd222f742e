package pilotcity.portal.command;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.idempotency.CommittedWrite;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.upload.LocalUpload;
import pilotcity.portal.kernel.upload.Upload;
import pilotcity.portal.kernel.upload.UploadStore;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.VerbCall;
import pilotcity.portal.kernel.verb.input.InputReader;
import pilotcity.portal.kernel.verb.input.VerbInput;
import pilotcity.portal.kernel.write.PrivatePartReader;
import pilotcity.portal.kernel.write.WriteExecutor;

/** Publishes files of this machine as a data set, by the verbs that an organisation uses over HTTP. */
public final class PublishRunner {
    private static final String KIND = "dataset";

    /** As the audit log names it. */
    private static final String CHANNEL = "command";

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final WriteExecutor writes;
    private final PrivatePartReader drafts;
    private final UploadStore uploads;

    public PublishRunner(WriteExecutor writes, PrivatePartReader drafts, UploadStore uploads) {
        this.writes = writes;
        this.drafts = drafts;
        this.uploads = uploads;
    }

    /**
     * Publishes, or stops at what is in the way and says what it is; blocks.
     *
     * @param order a JSON object with {@code path}, and perhaps {@code dataset}, {@code organisation}, {@code accept},
     *     {@code lenient}, {@code hold}, {@code notes} and {@code with}, values of the description
     */
    public void run(String order, Consumer<String> print) {
        PublishOrder asked = PublishOrder.read(order);
        PublicationSource source = PublicationSource.read(asked.path());
        String set = open(asked, source, print);
        source.leftOut().forEach(print);
        for (PublicationSource.SourceFile file : source.files()) {
            attach(set, file);
            print.accept(file.name() + ": received");
        }
        define(set, named(set, source), asked, print);
        finish(set, asked, source, print);
    }

    /**
     * Checks that all of it is there, and that this process may read it; the running portal may read more.
     *
     * @throws Problem BAD_REQUEST with what cannot be read
     */
    public static void requireReadable(Path path) {
        PublicationSource.read(path).requireReadable();
    }

    private String open(PublishOrder asked, PublicationSource source, Consumer<String> print) {
        JsonObject values = source.description().copy().mergeIn(asked.with());
        String set = Objects.requireNonNullElse(asked.dataset(), Objects.requireNonNullElse(source.id(), ""));
        if (!set.isEmpty() && isThere(set, asked)) {
            write("describe", set, values);
            return set;
        }
        if (asked.organisation() == null) {
            throw Problem.of(
                    Problem.Kind.BAD_REQUEST,
                    (set.isEmpty() ? "this is a new data set" : "there is no data set " + set)
                            + ": say who publishes it, --organisation ID, or which one it is, --dataset ID");
        }
        values.put("organisation", asked.organisation());
        if (!set.isEmpty()) {
            values.put("id", set);
        }
        CommittedWrite written = write("draft", null, values);
        print.accept("data set " + written.id() + ": drafted");
        return written.id();
    }

    private boolean isThere(String set, PublishOrder asked) {
        try {
            String owner = read(set).getString("organisation");
            if (asked.organisation() != null && !asked.organisation().equals(owner)) {
                throw Problem.of(
                        Problem.Kind.BAD_REQUEST,
                        "--organisation: " + owner + " publishes " + set + ", not " + asked.organisation());
            }
            return true;
        } catch (Problem e) {
            if (e.kind() == Problem.Kind.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    private void attach(String set, PublicationSource.SourceFile file) {
        try {
            Upload upload = LocalUpload.of(uploads, Actor.PORTAL, file.path());
            write("attach", set, file.words().copy().put("upload", upload.id()));
        } catch (IOException e) {
            throw kept(set, List.of(PublicationSource.unreadable(file.path())));
        }
    }

    /** The draft, when every file has been looked at and no table waits. */
    private JsonObject awaitFiles(String set) {
        while (true) {
            JsonObject draft = read(set);
            if (files(draft).stream().noneMatch(PublishRunner::isUnderWay)) {
                return draft;
            }
            Await.pause(PAUSE);
        }
    }

    private static boolean isUnderWay(JsonObject file) {
        return file.getString("state").equals("received")
                || DraftedTable.objects(file.getJsonArray("tables")).stream()
                        .map(table -> table.getString("state"))
                        .anyMatch(List.of("proposing", "checking")::contains);
    }

    /** The tables of the files that were sent, once all have been looked at. */
    private List<DraftedTable> tables(String set, PublicationSource source) {
        JsonObject draft = awaitFiles(set);
        List<String> refused = new ArrayList<>();
        List<DraftedTable> tables = new ArrayList<>();
        for (PublicationSource.SourceFile sent : source.files()) {
            JsonObject file = file(draft, sent.name());
            if (file.getString("state").equals("refused")) {
                refused.add(sent.name() + " is refused: "
                        + file.getJsonObject("reason").getString("en"));
            }
            List<JsonObject> found = DraftedTable.objects(file.getJsonArray("tables"));
            if (found.size() > 1 && sent.schema() != null) {
                refused.add(sent.name() + " has " + found.size() + " tables, and the description one schema for it");
            }
            found.forEach(table -> tables.add(new DraftedTable(sent, found.size() == 1, table)));
        }
        if (!refused.isEmpty()) {
            throw kept(set, refused);
        }
        return tables;
    }

    /** The same, called as the description says where they refer to each other. */
    private List<DraftedTable> named(String set, PublicationSource source) {
        List<DraftedTable> tables = tables(set, source);
        List<DraftedTable> others =
                tables.stream().filter(DraftedTable::isRenamed).toList();
        if (others.isEmpty() || tables.stream().noneMatch(DraftedTable::refersToOthers)) {
            return tables;
        }
        others.forEach(table -> write("define", set, table.renaming()));
        return tables(set, source);
    }

    private static JsonObject file(JsonObject draft, String name) {
        return files(draft).stream()
                .filter(each -> each.getString("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void define(String set, List<DraftedTable> tables, PublishOrder asked, Consumer<String> print) {
        List<DraftedTable> undecided =
                tables.stream().filter(table -> table.isUndecided(asked)).toList();
        undecided.forEach(table -> {
            table.printProposal(print);
            table.printNotes(print);
            table.printQuestions(asked, print);
        });
        if (!undecided.isEmpty()) {
            throw kept(
                    set,
                    List.of("look at what is proposed; then say --accept, give a schema in a datapackage.json, or"
                            + " decide at the desk"));
        }
        for (DraftedTable table : tables) {
            if (table.hasFailed() && table.given() == null) {
                throw kept(set, List.of(table.title() + " cannot be read: " + table.reason()));
            }
            if (asked.accept() || !asked.answers().isEmpty()) {
                table.printNotes(print);
                table.printQuestions(asked, print);
            }
            write("define", set, table.definition(asked));
        }
    }

    private void finish(String set, PublishOrder asked, PublicationSource source, Consumer<String> print) {
        List<DraftedTable> tables = tables(set, source);
        tables.forEach(table -> table.printReport(print));
        List<String> missing = new ArrayList<>();
        read(set).getJsonArray("missing").forEach(reason -> missing.add(String.valueOf(reason)));
        if (tables.stream().anyMatch(table -> !table.openQuestions(false).isEmpty())) {
            missing.add("--accept answers questions as it is proposed");
        }
        tables.stream()
                .flatMap(table -> table.openQuestions(true).stream())
                .distinct()
                .forEach(question -> missing.add("--accept does not publish personal data, --answer '" + question
                        + "' says that everybody may read it"));
        if (!missing.isEmpty()) {
            throw kept(set, missing);
        }
        write("submit", set, asked.notes() == null ? new JsonObject() : new JsonObject().put("notes", asked.notes()));
        if (asked.hold()) {
            print.accept("data set " + set + ": handed in for review");
            return;
        }
        CommittedWrite published = write("publish", set, new JsonObject());
        print.accept("data set " + set + ": version " + published.answer().getString("versionNumber")
                + " is published at /datasets/" + set);
    }

    private JsonObject read(String set) {
        return Await.get(drafts.read(KIND, Actor.PORTAL, set));
    }

    private CommittedWrite write(String verb, @Nullable String set, JsonObject values) {
        Verb found = writes.verbs().get(KIND, verb);
        // Verbs take lists and maps as JSON is read from text, not the arrays and objects that it is built of.
        VerbInput input = InputReader.read(found.fields(), new JsonObject(values.encode()).getMap());
        return Await.get(writes.write(new VerbCall(found, Actor.PORTAL, set, input, null, null, CHANNEL)));
    }

    private static List<JsonObject> files(JsonObject draft) {
        return DraftedTable.objects(draft.getJsonArray("files"));
    }

    /** What stands in the way, and where the work goes on. */
    private static Problem kept(String set, List<String> reasons) {
        return Problem.of(
                Problem.Kind.UNPROCESSABLE,
                String.join("; ", reasons) + ". The draft is kept: go on at /desk/datasets/" + set
                        + ", or with --dataset " + set);
    }
}

package pilotcity.portal.command;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
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
        JsonObject asked = new JsonObject(order);
        PublicationSource source = PublicationSource.read(Path.of(asked.getString("path")));
        String set = open(asked, source, print);
        for (PublicationSource.SourceFile file : source.files()) {
            attach(set, file);
            print.accept(file.path().getFileName() + ": received");
        }
        JsonObject draft = awaitFiles(set);
        for (PublicationSource.SourceFile file : source.files()) {
            define(set, file, asked, draft, print);
        }
        finish(set, asked, print);
    }

    private String open(JsonObject asked, PublicationSource source, Consumer<String> print) {
        JsonObject values = source.description().copy().mergeIn(asked.getJsonObject("with", new JsonObject()));
        String set = Objects.requireNonNullElse(asked.getString("dataset", source.id()), "");
        if (!set.isEmpty() && exists(set)) {
            write("describe", set, values);
            return set;
        }
        if (asked.getString("organisation") == null) {
            throw wrong("say who publishes it: --organisation ID");
        }
        values.put("organisation", asked.getString("organisation"));
        if (!set.isEmpty()) {
            values.put("id", set);
        }
        CommittedWrite written = write("draft", null, values);
        print.accept("data set " + written.id() + ": drafted");
        return written.id();
    }

    private boolean exists(String set) {
        try {
            read(set);
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
            JsonObject values = new JsonObject().put("upload", upload.id());
            if (file.title() != null) {
                values.put("name", file.title());
            }
            if (file.titleEn() != null) {
                values.put("nameEn", file.titleEn());
            }
            write("attach", set, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The draft, when every file has been looked at and a schema been proposed for every table. */
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
                || objects(file.getJsonArray("tables")).stream()
                        .map(table -> table.getString("state"))
                        .anyMatch(List.of("proposing", "checking")::contains);
    }

    private void define(
            String set,
            PublicationSource.SourceFile source,
            JsonObject asked,
            JsonObject draft,
            Consumer<String> print) {
        String name = String.valueOf(source.path().getFileName());
        JsonObject file = files(draft).stream()
                .filter(each -> each.getString("name").equals(name))
                .findFirst()
                .orElseThrow();
        if (file.getString("state").equals("refused")) {
            throw wrong(name + " is refused: " + file.getJsonObject("reason").getString("en"));
        }
        for (JsonObject table : objects(file.getJsonArray("tables"))) {
            if (table.getString("state").equals("failed") && source.schema() == null) {
                throw wrong(name + " cannot be read: "
                        + table.getJsonObject("reason").getString("en"));
            }
            JsonObject values = new JsonObject()
                    .put("file", name)
                    .put("table", table.getString("name"))
                    .put("lenient", asked.getBoolean("lenient", false));
            if (source.schema() != null) {
                values.put("schema", source.schema());
            } else if (!asked.getBoolean("accept", false)) {
                print.accept(name + ": a schema is proposed; look at it, then say --accept, or give one in a"
                        + " datapackage.json:");
                print.accept(
                        table.getJsonObject("proposal").getJsonObject("schema").encodePrettily());
                throw wrong("the draft " + set + " is kept");
            }
            write("define", set, values);
        }
    }

    private void finish(String set, JsonObject asked, Consumer<String> print) {
        JsonObject draft = awaitFiles(set);
        files(draft).forEach(file -> objects(file.getJsonArray("tables")).forEach(table -> report(file, table, print)));
        List<String> missing =
                draft.getJsonArray("missing").stream().map(String::valueOf).toList();
        if (!missing.isEmpty()) {
            throw wrong("the draft " + set + " is kept: " + String.join("; ", missing));
        }
        JsonObject notes = asked.getString("notes") == null
                ? new JsonObject()
                : new JsonObject().put("notes", asked.getString("notes"));
        if (asked.getBoolean("hold", false)) {
            write("submit", set, notes);
            print.accept("data set " + set + ": handed in for review");
            return;
        }
        write("submit", set, notes);
        CommittedWrite published = write("publish", set, new JsonObject());
        print.accept("data set " + set + ": version " + published.answer().getString("versionNumber")
                + " is published at /datasets/" + set);
    }

    private static void report(JsonObject file, JsonObject table, Consumer<String> print) {
        JsonObject report = table.getJsonObject("report", new JsonObject());
        print.accept(file.getString("name") + ", table " + table.getString("name") + ": " + report.getLong("rows", 0L)
                + " rows, " + report.getLong("problems", 0L) + " problems");
        objects(report.getJsonArray("first", new JsonArray()))
                .forEach(problem -> print.accept("  row " + problem.getLong("row") + ", column "
                        + problem.getString("column") + ": "
                        + problem.getJsonObject("message").getString("en")));
    }

    private JsonObject read(String set) {
        return Await.get(drafts.read(KIND, Actor.PORTAL, set));
    }

    private CommittedWrite write(String verb, @Nullable String set, JsonObject values) {
        Verb found = writes.verbs().get(KIND, verb);
        VerbInput input = InputReader.read(found.fields(), values.getMap());
        return Await.get(writes.write(new VerbCall(found, Actor.PORTAL, set, input, null, null, CHANNEL)));
    }

    private static List<JsonObject> files(JsonObject draft) {
        return objects(draft.getJsonArray("files"));
    }

    private static List<JsonObject> objects(JsonArray items) {
        return items.stream().map(JsonObject.class::cast).toList();
    }

    private static Problem wrong(String reason) {
        return Problem.of(Problem.Kind.UNPROCESSABLE, reason);
    }
}

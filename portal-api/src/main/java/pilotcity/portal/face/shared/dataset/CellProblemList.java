package pilotcity.portal.face.shared.dataset;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.filestore.FileStore;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.table.schema.CheckRule;
import pilotcity.portal.kernel.table.schema.check.CellProblem;
import pilotcity.portal.kernel.table.schema.check.ProblemCsv;

/**
 * The cells of a table that do not fit its schema, which a check has put into the file store as JSON Lines.
 *
 * @param sha256 names the list; null where all cells fit
 */
public record CellProblemList(FileStore files, @Nullable String sha256) {
    private static final int AT_ONCE = 2_000;

    /** Some of the problems, each as {@code ProblemJsonLines} writes it; not for an event loop. */
    public List<JsonObject> page(long offset, int limit) {
        try (BufferedReader lines = open()) {
            return lines.lines().skip(offset).limit(limit).map(JsonObject::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BufferedReader open() {
        if (sha256 == null) {
            return new BufferedReader(Reader.nullReader());
        }
        if (!files.has(sha256)) {
            throw Problem.notFound("the list of problems is no longer there");
        }
        return new BufferedReader(new InputStreamReader(files.open(sha256), StandardCharsets.UTF_8));
    }

    /** What the lines become on their way out. */
    private interface Writing {
        String written(List<String> lines, boolean first);
    }

    /** Sends all of them as JSON Lines, as fast as they are taken. */
    public Future<Void> sendJsonLines(Vertx vertx, HttpServerResponse response) {
        return send(vertx, response, (lines, first) -> lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
    }

    /**
     * Sends all of them as CSV with a header.
     *
     * @param raw whether texts stay as they are that a spreadsheet would run
     */
    public Future<Void> sendCsv(Vertx vertx, HttpServerResponse response, boolean raw) {
        return send(vertx, response, (lines, first) -> csv(lines, first, raw));
    }

    private static String csv(List<String> lines, boolean first, boolean raw) {
        StringWriter out = new StringWriter();
        ProblemCsv csv = new ProblemCsv(out, raw);
        int header = out.getBuffer().length();
        lines.forEach(line -> csv.accept(problem(new JsonObject(line))));
        return first ? out.toString() : out.toString().substring(header);
    }

    private static CellProblem problem(JsonObject json) {
        JsonObject message = json.getJsonObject("message");
        return new CellProblem(
                json.getLong("row"),
                json.getString("column"),
                json.getString("value"),
                CheckRule.valueOf(
                        json.getString("rule").toUpperCase(Locale.ROOT).replace('-', '_')),
                new Label(message.getString("zh"), message.getString("en")));
    }

    private Future<Void> send(Vertx vertx, HttpServerResponse response, Writing writing) {
        response.setChunked(true);
        return vertx.executeBlocking(this::open, false)
                .map(Objects::requireNonNull)
                .compose(lines -> next(vertx, response, writing, lines, true)
                        .eventually(() -> vertx.executeBlocking(
                                () -> {
                                    lines.close();
                                    return "";
                                },
                                false)))
                .compose(sent -> response.end())
                // nobody is told of what fails because the caller has left
                .recover(failure -> response.closed() ? Future.succeededFuture() : Future.failedFuture(failure));
    }

    private static Future<Void> next(
            Vertx vertx, HttpServerResponse response, Writing writing, BufferedReader lines, boolean first) {
        return vertx.executeBlocking(() -> some(lines), false)
                .map(Objects::requireNonNull)
                .compose(some -> response.write(Buffer.buffer(writing.written(some, first)))
                        .compose(written -> some.size() < AT_ONCE
                                ? Future.succeededFuture()
                                : next(vertx, response, writing, lines, false)));
    }

    private static List<String> some(BufferedReader lines) {
        return lines.lines().limit(AT_ONCE).toList();
    }
}

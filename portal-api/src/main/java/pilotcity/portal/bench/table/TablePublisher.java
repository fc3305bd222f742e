package pilotcity.portal.bench.table;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import pilotcity.portal.bench.harness.BenchToken;

/** Publishes a file over HTTP as an agency does, taking the schema that is proposed, and says how long each step took. */
final class TablePublisher {
    /** What the table of {@link #FILE} is called. */
    static final String TABLE = "rows";

    private static final String FILE = TABLE + ".csv";
    private static final String ORGANISATION = "bike-guangzhou";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long BETWEEN_LOOKS_NANOS = 50_000_000;
    private static final double NANOS = 1e9;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final String bearer;

    /** @param data the folder of the portal that listens on {@code port} */
    TablePublisher(Path data, int port) {
        this.url = "http://127.0.0.1:" + port;
        this.bearer =
                BenchToken.bearer(data, List.of("draft", "attach", "define", "submit", "publish", "read"), "dataset");
    }

    /** Where the table of {@code set} is. */
    static String address(String set) {
        return "/api/datasets/" + set + "/tables/" + TABLE;
    }

    /**
     * Publishes {@code csv} as {@code set}, which is new; returns when its first rows are answered.
     *
     * @return the seconds of each step, in their order
     */
    Map<String, Double> publish(String set, Path csv) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        post(
                "/api/datasets",
                new JsonObject()
                        .put("id", set)
                        .put("organisation", ORGANISATION)
                        .put("name", "设施登记")
                        .put("license", "CC-BY-4.0"));
        String upload = timed(seconds, "upload", () -> upload(csv));
        JsonObject proposed = timed(seconds, "inspect", () -> {
            verb(set, "attach", new JsonObject().put("upload", upload));
            return table(set, "proposed");
        });
        timed(seconds, "check", () -> {
            JsonObject schema = proposed.getJsonObject("proposal").getJsonObject("schema");
            List<String> asked = proposed.getJsonArray("questions").stream()
                    .map(question -> ((JsonObject) question).getString("id"))
                    .toList();
            verb(
                    set,
                    "define",
                    new JsonObject().put("file", FILE).put("schema", schema).put("answers", new JsonArray(asked)));
            return table(set, "checked");
        });
        timed(seconds, "publish", () -> {
            verb(set, "submit", new JsonObject());
            return verb(set, "publish", new JsonObject());
        });
        timed(seconds, "rows", () -> rows(set));
        return seconds;
    }

    private static <T> T timed(Map<String, Double> seconds, String step, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        seconds.put(step, (System.nanoTime() - start) / NANOS);
        return result;
    }

    private String upload(Path csv) {
        try {
            String name = Base64.getEncoder().encodeToString(FILE.getBytes(StandardCharsets.UTF_8));
            HttpResponse<String> answer = send(request("/api/uploads")
                    .header("Tus-Resumable", "1.0.0")
                    .header("Upload-Length", Long.toString(Files.size(csv)))
                    .header("Upload-Metadata", "filename " + name)
                    .header("Content-Type", "application/offset+octet-stream")
                    .POST(BodyPublishers.ofFile(csv)));
            require(answer, "upload");
            String location = answer.headers().firstValue("Location").orElseThrow();
            return location.substring(location.lastIndexOf('/') + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The table of the draft, when it is in {@code state}. */
    private JsonObject table(String set, String state) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - end < 0) {
            HttpResponse<String> answer =
                    send(request("/api/datasets/" + set + "/private").GET());
            JsonObject file = require(answer, "the draft").getJsonArray("files").getJsonObject(0);
            requireGood(file);
            if (!file.getJsonArray("tables").isEmpty()) {
                JsonObject table = file.getJsonArray("tables").getJsonObject(0);
                requireGood(table);
                if (table.getString("state").equals(state)) {
                    return table;
                }
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
        throw new IllegalStateException("the table of " + set + " is not " + state + " after " + PATIENCE);
    }

    private static void requireGood(JsonObject piece) {
        if (List.of("refused", "failed").contains(piece.getString("state", ""))) {
            throw new IllegalStateException(piece.encode());
        }
    }

    private JsonObject rows(String set) {
        HttpResponse<String> answer =
                send(request(address(set) + "/rows?limit=5").GET());
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (answer.statusCode() == 404 && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            answer = send(request(address(set) + "/rows?limit=5").GET());
        }
        return require(answer, "the first rows");
    }

    private JsonObject verb(String set, String verb, JsonObject values) {
        return post("/api/datasets/" + set + "/" + verb, values);
    }

    private JsonObject post(String path, JsonObject values) {
        return require(
                send(request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(values.encode()))),
                path);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", bearer);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonObject require(HttpResponse<String> answer, String what) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(what + " was answered with " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body().isEmpty() ? new JsonObject() : new JsonObject(answer.body());
    }
}

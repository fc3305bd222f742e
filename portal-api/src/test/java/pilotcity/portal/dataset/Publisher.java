package pilotcity.portal.dataset;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.permission.Grant;

/** An organisation's people over HTTP: who prepares data sets, and who reviews them. */
public final class Publisher {
    public static final Set<String> PREPARES =
            Set.of("draft", "describe", "attach", "detach", "define", "submit", "discard", "restore", "read");
    private static final long PATIENCE_SECONDS = 60;

    private final HttpClient http = TestPortal.newClient();
    private final String url;
    private final String bearer;

    /** @param bearer what stands in {@code Authorization} */
    public Publisher(String url, String bearer) {
        this.url = url;
        this.bearer = bearer;
    }

    public Publisher(TestPortal portal, String subject, Set<String> actions, String organisation) {
        this(
                portal.url(),
                portal.bearer(
                        subject,
                        Grant.builder()
                                .actions(actions)
                                .kinds(Set.of("dataset"))
                                .organisations(Set.of(organisation))
                                .build()));
    }

    /** What stands in the cookie of somebody who has signed in with it. */
    public String token() {
        return bearer.replaceFirst("^Bearer ", "");
    }

    private HttpRequest.Builder request(String path, String type) {
        return HttpRequest.newBuilder(URI.create(url + path)).headers("Authorization", bearer, "Content-Type", type);
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

    public HttpResponse<String> get(String path) {
        return send(request(path, "application/json").GET());
    }

    public HttpResponse<String> post(String path, JsonObject body) {
        return send(request(path, "application/json").POST(BodyPublishers.ofString(body.encode())));
    }

    /** Does a verb and expects it to be done. */
    public JsonObject does(String set, String verb, JsonObject body) {
        HttpResponse<String> answer = post("/api/datasets/" + set + "/" + verb, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    /** Uploads a file; the id of the upload. */
    public String upload(String name, byte[] content) {
        String boundary = "----upload";
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> answer = send(request("/api/uploads", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofByteArray(head),
                        BodyPublishers.ofByteArray(content),
                        BodyPublishers.ofByteArray(tail))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new JsonObject(answer.body()).getString("id");
    }

    /** The draft, when it has become so. */
    public JsonObject draft(String set, Predicate<JsonObject> ready) {
        long end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
        while (true) {
            HttpResponse<String> answer = get("/api/datasets/" + set + "/private");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonObject draft = new JsonObject(answer.body());
            if (ready.test(draft)) {
                return draft;
            }
            assertThat(System.nanoTime()).as(draft.encodePrettily()).isLessThan(end);
            LockSupport.parkNanos(50_000_000);
        }
    }

    /** The first table of the draft, when it is in one of these states. */
    public JsonObject table(String set, String state) {
        return draft(set, draft -> {
                    JsonObject file = draft.getJsonArray("files").getJsonObject(0);
                    return !file.getJsonArray("tables").isEmpty()
                            && state.equals(
                                    file.getJsonArray("tables").getJsonObject(0).getString("state"));
                })
                .getJsonArray("files")
                .getJsonObject(0)
                .getJsonArray("tables")
                .getJsonObject(0);
    }
}

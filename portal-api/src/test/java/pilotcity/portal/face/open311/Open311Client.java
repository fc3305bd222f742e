package pilotcity.portal.face.open311;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.SharedPortal;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.idempotency.CommittedWrite;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.permission.Grant;
import pilotcity.portal.kernel.token.TokenMintRequest;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.VerbCall;
import pilotcity.portal.kernel.verb.input.InputReader;
import pilotcity.portal.kernel.write.WriteExecutor;

/** A client of GeoReport v2 for tests. */
final class Open311Client {
    static final String BASE = "/open311/v2/";

    private static final SharedPortal PORTAL = new SharedPortal(TestPortal::start);

    private final TestPortal portal;

    /** May do everything. */
    final String key;

    Open311Client(TestPortal portal) {
        this.portal = portal;
        this.key = key(Grant.ALL);
    }

    /** A portal for the tests of this face, which leave their requests in it. */
    static TestPortal portal() {
        return PORTAL.get();
    }

    String key(Grant grant) {
        TokenMintRequest order = new TokenMintRequest("open311-test", null, null, List.of(grant));
        return Await.get(portal.service().node().access().tokens().mint(Actor.PORTAL, order))
                .token();
    }

    /** For one report, as anybody can get it. */
    String anonymousKey() {
        return portal.service().node().access().tokens().anonymous().token();
    }

    HttpResponse<String> get(String path, String... headers) {
        return portal.get(BASE + path, headers);
    }

    JsonNode json(String path, String... headers) {
        return SparkConvention.json(get(path, headers).body());
    }

    /** @param fields names and values by turns */
    HttpResponse<String> post(String path, String... fields) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(TestPortal.encode(fields[i]) + "=" + TestPortal.encode(fields[i + 1]));
        }
        return postBody(path, "application/x-www-form-urlencoded; charset=utf-8", String.join("&", pairs));
    }

    HttpResponse<String> postBody(String path, String type, String body) {
        return portal.send(portal.request(BASE + path, "Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** A form with one file, {@code media}. */
    HttpResponse<String> postMultipart(String path, byte[] media, String... fields) {
        StringBuilder parts = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            parts.append("--B\r\nContent-Disposition: form-data; name=\"" + fields[i] + "\"\r\n\r\n" + fields[i + 1]
                    + "\r\n");
        }
        parts.append("--B\r\nContent-Disposition: form-data; name=\"media\"; filename=\"a.png\"\r\n"
                + "Content-Type: image/png\r\n\r\n");
        List<byte[]> body = List.of(
                parts.toString().getBytes(StandardCharsets.UTF_8),
                media,
                "\r\n--B--\r\n".getBytes(StandardCharsets.UTF_8));
        return portal.send(portal.request(BASE + path, "Content-Type", "multipart/form-data; boundary=B")
                .POST(HttpRequest.BodyPublishers.ofByteArrays(body))
                .build());
    }

    HttpResponse<String> send(String method, String path) {
        return portal.send(portal.request(BASE + path)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
    }

    /** Reports with the key that may do everything; the id of the request. */
    String report(String... more) {
        List<String> fields = new ArrayList<>(
                List.of("api_key", key, "service_code", "cycling-lane-blocked", "lat", "23.1291", "long", "113.3245"));
        fields.addAll(List.of(more));
        return SparkConvention.json(
                        post("requests.json", fields.toArray(String[]::new)).body())
                .path(0)
                .path("service_request_id")
                .asText();
    }

    JsonNode request(String id) {
        return json("requests/" + id + ".json").path(0);
    }

    /** Does a verb as the portal itself. */
    CommittedWrite write(String name, @Nullable String id, Map<String, Object> values) {
        WriteExecutor writes = portal.service().node().writer();
        Verb verb = writes.verbs().get("record", name);
        CommittedWrite written = Await.get(writes.write(
                new VerbCall(verb, Actor.PORTAL, id, InputReader.read(verb.fields(), values), null, null, "test")));
        portal.get("/api/search?limit=0&atLeast=" + written.token());
        return written;
    }

    static Grant grant(String... actions) {
        return Grant.of(Set.of(actions), Set.of("record"));
    }
}

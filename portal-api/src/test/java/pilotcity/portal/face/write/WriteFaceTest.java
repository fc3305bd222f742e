package pilotcity.portal.face.write;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static pilotcity.portal.face.write.NoteWriter.JSON;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.permission.Grant;

class WriteFaceTest {
    private final NoteWriter noteWriter = new NoteWriter();
    private final TestPortal portal = noteWriter.portal;

    @Test
    void aVerbThatMakesADocumentAnswersWhereItIs() {
        HttpResponse<String> made = noteWriter.post("/api/notes", JSON, "{\"title\":\"first\"}");
        assertThat(made.statusCode()).isEqualTo(201);
        JsonObject body = new JsonObject(made.body());
        assertThat(made.headers().firstValue("Location")).contains("/api/notes/" + body.getString("id"));
        assertThat(made.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(made.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(made.headers().firstValue("Change-Token")).contains(body.getString("changeToken"));
        assertThat(made.headers().firstValue("RateLimit")).isPresent();
        assertThat(body.getString("kind")).isEqualTo("note");
        assertThat(body.getInteger("version")).isEqualTo(1);
        assertThatJson(body.encode()).node("given.title").isEqualTo("first");
        String read = portal.get("/api/notes/" + body.getString("id") + "?atLeast=" + body.getString("changeToken"))
                .body();
        assertThatJson(read).node("title").isEqualTo("first");
    }

    @Test
    void theSecondVerbThatMakesOneAndThoseDoneToOneHaveAddressesOfTheirOwn() {
        assertThat(noteWriter
                        .post("/api/notes/import-copy", JSON, "{\"title\":\"copy\"}")
                        .statusCode())
                .isEqualTo(201);
        String id = noteWriter.note("to close");
        HttpResponse<String> closed = noteWriter.post("/api/notes/" + id + "/close-for-good", null, "");
        assertThat(closed.statusCode()).isEqualTo(200);
        assertThat(closed.headers().firstValue("Location")).isEmpty();
        assertThatJson(closed.body()).node("version").isEqualTo(2);
        assertThat(noteWriter
                        .post("/api/notes/" + id + "/close-for-good", JSON, "{}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(noteWriter.change("none", "x").statusCode()).isEqualTo(404);
    }

    @Test
    void otherMethodsAreToldWhichThereAre() {
        HttpResponse<String> list = portal.get("/api/notes");
        assertThat(list.statusCode()).isEqualTo(405);
        assertThat(list.headers().firstValue("Allow")).contains("OPTIONS, POST");
        HttpResponse<String> one =
                portal.send(portal.request("/api/notes/x/change").DELETE().build());
        assertThat(one.statusCode()).isEqualTo(405);
        assertThat(one.headers().firstValue("Allow")).contains("OPTIONS, POST");
    }

    @Test
    void aPageOfAnotherSiteMayAskWhatItCanSend() {
        HttpResponse<String> preflight = portal.send(portal.request(
                        "/api/notes/x/change",
                        "Origin",
                        "https://example.org",
                        "Access-Control-Request-Method",
                        "POST",
                        "Access-Control-Request-Headers",
                        "authorization,content-type,idempotency-key,if-match")
                .method("OPTIONS", BodyPublishers.noBody())
                .build());
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight
                        .headers()
                        .firstValue("Access-Control-Allow-Methods")
                        .orElseThrow())
                .contains("POST", "DELETE");
        assertThat(preflight
                        .headers()
                        .firstValue("Access-Control-Allow-Headers")
                        .orElseThrow())
                .containsIgnoringCase("idempotency-key")
                .containsIgnoringCase("if-match");
        HttpResponse<String> made =
                noteWriter.post("/api/notes", JSON, "{\"title\":\"cors\"}", "Origin", "https://example.org");
        assertThat(made.headers().firstValue("Access-Control-Expose-Headers").orElseThrow())
                .contains("Change-Token", "ETag", "Location", "RateLimit", "Retry-After", "WWW-Authenticate");
    }

    @Test
    void whoHasNoTokenOrTheWrongOneIsToldApart() {
        HttpResponse<String> nobody = portal.send(portal.request("/api/notes", "Content-Type", JSON)
                .POST(BodyPublishers.ofString("{\"title\":\"x\"}"))
                .build());
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Bearer");
        String other = portal.bearer("reader", Grant.of(Set.of("change"), Set.of("note")));
        HttpResponse<String> forbidden =
                portal.send(portal.request("/api/notes", "Content-Type", JSON, "Authorization", other)
                        .POST(BodyPublishers.ofString("{\"title\":\"x\"}"))
                        .build());
        assertThat(forbidden.statusCode()).isEqualTo(403);
        assertThat(forbidden.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("insufficient_scope");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `"0-abc"`          | 412
            `"1"`              | 200
            `"1-0abc"`         | 200
            `"7", "1-x"`       | 400
            `"other", "1-x"`   | 200
            `W/"1-x"`          | 412
            `W/"9", "1-x"`     | 200
            `"other"`          | 412
            *                  | 200
            1                  | 400
            `"1`               | 400
            """)
    void aWriteIsMadeOnlyToTheVersionThatWasRead(String tags, int status) {
        String id = noteWriter.note("versions");
        assertThat(noteWriter.change(id, "changed", "If-Match", tags).statusCode())
                .isEqualTo(status);
    }

    @Test
    void theTagOfAReadIsTheConditionOfAWrite() {
        String id = noteWriter.note("tags");
        HttpResponse<String> first = noteWriter.change(id, "second");
        String token = first.headers().firstValue("Change-Token").orElseThrow();
        HttpResponse<String> read = portal.get("/api/notes/" + id + "?atLeast=" + token);
        String tag = read.headers().firstValue("ETag").orElseThrow();
        assertThat(tag).startsWith("\"2-");
        assertThat(portal.get("/api/notes/" + id, "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(noteWriter.change(id, "third", "If-Match", tag).statusCode()).isEqualTo(200);
        HttpResponse<String> late = noteWriter.change(id, "fourth", "If-Match", tag);
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(late.body()).contains("version 3");
        assertThat(noteWriter
                        .post("/api/notes", JSON, "{\"title\":\"x\"}", "If-Match", "*")
                        .statusCode())
                .isEqualTo(412);
    }

    @Test
    void aStrongTagNamesOneRowOfBytes() {
        String id = noteWriter.note("bytes");
        String token =
                noteWriter.change(id, "x").headers().firstValue("Change-Token").orElseThrow();
        String path = "/api/notes/" + id + "?atLeast=" + token;
        HttpResponse<String> plain = portal.get(path);
        HttpResponse<String> zipped = portal.get(path, "Accept-Encoding", "gzip");
        assertThat(zipped.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(zipped.body()).isEqualTo(plain.body());
        assertThat(zipped.headers().firstValue("ETag"))
                .isEqualTo(plain.headers().firstValue("ETag"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `"8e03978e-40d5"`  | 201
            bare-Token.1       | 201
            `"a\\"b"`          | 201
            `""`               | 400
            `"open`            | 400
            `two words`        | 400
            """)
    void anIdempotencyKeyIsAStringOrABareToken(String key, int status) {
        HttpResponse<String> made = noteWriter.post("/api/notes", JSON, "{\"title\":\"key\"}", "Idempotency-Key", key);
        assertThat(made.statusCode()).isEqualTo(status);
        assertThat(noteWriter
                        .post("/api/notes", JSON, "{\"title\":\"x\"}", "Idempotency-Key", "\"" + "k".repeat(256) + "\"")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aWriteThatIsSentAgainIsAnsweredAsTheFirstTime() {
        String key = "\"again-" + System.nanoTime() + "\"";
        HttpResponse<String> first =
                noteWriter.post("/api/notes", JSON, "{\"title\":\"once\"}", "Idempotency-Key", key);
        HttpResponse<String> second =
                noteWriter.post("/api/notes", JSON, "{\"title\":\"once\"}", "Idempotency-Key", key);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThatJson(second.body()).isEqualTo(first.body());
        assertThat(noteWriter
                        .post("/api/notes", JSON, "{\"title\":\"other\"}", "Idempotency-Key", key)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void verbsAreDescribedWithTheirKind() {
        JsonObject kinds = new JsonObject(portal.get("/api/kinds").body());
        JsonObject note = kinds.getJsonArray("kinds").stream()
                .map(JsonObject.class::cast)
                .filter(kind -> kind.getString("name").equals("note"))
                .findFirst()
                .orElseThrow();
        assertThatJson(note.encode())
                .and(
                        json -> json.node("verbs[0].address").isEqualTo("/api/notes"),
                        json -> json.node("verbs[1].address").isEqualTo("/api/notes/import-copy"),
                        json -> json.node("verbs[2].address").isEqualTo("/api/notes/{id}/change"),
                        json -> json.node("verbs[3].address").isEqualTo("/api/notes/{id}/close-for-good"),
                        json -> json.node("verbs[0].fields[0]")
                                .isEqualTo(
                                        "{name:'title',type:'text',description:{zh:'标题',en:'The title'},list:false,required:true,mostCharacters:20}"),
                        json -> json.node("verbs[0].fields[1].codes.very-bad.en")
                                .isEqualTo("Very bad"),
                        json -> json.node("verbs[0].fields[9].fields[0].name").isEqualTo("name"));
    }
}

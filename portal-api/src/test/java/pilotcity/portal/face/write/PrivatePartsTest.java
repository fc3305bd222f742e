package pilotcity.portal.face.write;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.permission.Grant;

class PrivatePartsTest {
    private final NoteWriter noteWriter = new NoteWriter();
    private final TestPortal portal = noteWriter.portal;

    @Test
    void thePrivatePartIsForThoseWhoMaySeeIt() {
        String id = noteWriter.note("secret");
        String path = "/api/notes/" + id + "/private";
        HttpResponse<String> seen = portal.get(path, "Authorization", noteWriter.token);
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.headers().firstValue("Cache-Control")).contains("no-store, private");
        assertThatJson(seen.body()).node("title").isEqualTo("secret");
        assertThat(portal.get(path).statusCode()).isEqualTo(401);
        String other = portal.bearer("other", Grant.of(Set.of("create"), Set.of("note")));
        assertThat(portal.get(path, "Authorization", other).statusCode()).isEqualTo(403);
        assertThat(portal.get("/api/notes/none/private", "Authorization", noteWriter.token)
                        .statusCode())
                .isEqualTo(404);
        assertThat(portal.get("/api/pilots/CN-SCP-2012-001/private", "Authorization", noteWriter.token)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theHistoryOfADocumentSaysWhoDidWhat() {
        String id = noteWriter.note("history");
        noteWriter.change(id, "changed");
        String path = "/api/notes/" + id + "/audit";
        HttpResponse<String> seen = portal.get(path + "?limit=1", "Authorization", noteWriter.token);
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThatJson(seen.body())
                .and(
                        json -> json.node("items").isArray().hasSize(1),
                        json -> json.node("items[0].action").isEqualTo("create"),
                        json -> json.node("items[0].subject").isEqualTo("writer"),
                        json -> json.node("items[0].channel").isEqualTo("api"),
                        json -> json.node("next").isNumber());
        String next =
                new io.vertx.core.json.JsonObject(seen.body()).getLong("next").toString();
        assertThatJson(portal.get(path + "?after=" + next, "Authorization", noteWriter.token)
                        .body())
                .and(
                        json -> json.node("items").isArray().hasSize(1),
                        json -> json.node("items[0].action").isEqualTo("change"),
                        json -> json.node("items[0].version").isEqualTo(2),
                        json -> json.node("next").isNull());
        assertThat(portal.get(path).statusCode()).isEqualTo(401);
        String other = portal.bearer("other", Grant.of(Set.of("change"), Set.of("note")));
        assertThat(portal.get(path, "Authorization", other).statusCode()).isEqualTo(403);
    }
}

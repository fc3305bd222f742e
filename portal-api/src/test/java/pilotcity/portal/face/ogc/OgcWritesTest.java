package pilotcity.portal.face.ogc;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotcity.portal.TestPortal.encode;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.permission.Grant;

/**
 * OGC API Features, Part 4: with campaigns, which can be written in every way, and with a kind that only tests know.
 */
class OgcWritesTest {
    private static final String GEOJSON = "application/geo+json";
    private static final String PATCH = "application/merge-patch+json";
    private static final String CAMPAIGNS = "/ogc/collections/campaigns/items";

    private static final Grant ELSEWHERE = Grant.builder()
            .actions(Set.of("delete"))
            .kinds(Set.of("campaign"))
            .organisations(Set.of("guangzhou-traffic-police"))
            .build();

    private final TestPortal portal = TestPortal.withNotes();
    private final OgcClient ogcClient = new OgcClient(portal);
    private final String token = portal.bearer("writer", Grant.ALL);

    @AfterEach
    void remove() {
        portal.sql("DELETE FROM record WHERE campaign IN (SELECT id FROM campaign WHERE dataset IS NULL)");
        portal.sql("DELETE FROM campaign WHERE dataset IS NULL");
    }

    private HttpResponse<String> send(String method, String path, String type, JsonObject body, String... headers) {
        HttpRequest.Builder request = portal.request(path, headers)
                .setHeader("Authorization", token)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.encode()));
        if (type != null) {
            request.header("Content-Type", type);
        }
        return portal.send(request.build());
    }

    private static JsonObject feature(JsonObject properties, JsonObject geometry) {
        return new JsonObject().put("type", "Feature").put("geometry", geometry).put("properties", properties);
    }

    private static JsonObject area() {
        JsonArray ring = new JsonArray("[[113.2,23.1],[113.3,23.1],[113.3,23.2],[113.2,23.1]]");
        return new JsonObject().put("type", "Polygon").put("coordinates", new JsonArray().add(ring));
    }

    private static JsonObject named(String name) {
        return new JsonObject().put("name", name).put("organisation", "bike-guangzhou");
    }

    /** The address of a new campaign, from the root on. */
    private String campaign(String name) {
        HttpResponse<String> made =
                send("POST", CAMPAIGNS, GEOJSON, feature(named(name).put("theme", "桥梁"), area()));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return ogcClient.path(made.headers().firstValue("Location").orElseThrow());
    }

    private JsonObject read(String path) {
        return new JsonObject(portal.get(path).body());
    }

    @Test
    void aFeatureIsMadeReplacedChangedAndDeleted() {
        String address = campaign("随手拍");
        JsonObject made = read(address);
        assertThat(made.getJsonObject("geometry")).isEqualTo(area());
        assertThat(made.getJsonObject("properties").getString("theme")).isEqualTo("桥梁");
        String tag = portal.get(address).headers().firstValue("ETag").orElseThrow();
        assertThat(tag).startsWith("\"1-");

        JsonObject back = made.copy();
        back.getJsonObject("properties").put("name", "换了").remove("theme");
        HttpResponse<String> replaced = send("PUT", address, GEOJSON, back, "If-Match", tag);
        assertThat(replaced.statusCode()).as(replaced.body()).isEqualTo(204);
        JsonObject after = read(address);
        assertThat(after.getJsonObject("properties").getString("name")).isEqualTo("换了");
        assertThat(after.getJsonObject("properties").containsKey("theme")).isFalse();
        assertThat(after.getJsonObject("geometry")).isEqualTo(area());

        JsonObject patch =
                new JsonObject().putNull("geometry").put("properties", new JsonObject().put("poster", "拍下来"));
        HttpResponse<String> patched = send("PATCH", address, PATCH, patch);
        assertThat(patched.statusCode()).as(patched.body()).isEqualTo(204);
        assertThat(patched.headers().firstValue("ETag")).hasValue("\"3\"");
        JsonObject changed = read(address);
        assertThat(changed.getValue("geometry")).isNull();
        assertThat(changed.getJsonObject("properties").getString("poster")).isEqualTo("拍下来");
        assertThat(changed.getJsonObject("properties").getString("name")).isEqualTo("换了");

        assertThat(send("DELETE", address, null, null).statusCode()).isEqualTo(204);
        assertThat(portal.get(address).statusCode()).isEqualTo(404);
        assertThat(send("DELETE", address, null, null).statusCode()).isEqualTo(404);
    }

    @Test
    void anotherVersionIsNotOverwritten() {
        String address = campaign("随手拍");
        String tag = portal.get(address).headers().firstValue("ETag").orElseThrow();
        JsonObject patch = new JsonObject().put("properties", new JsonObject().put("theme", "道路"));
        assertThat(send("PATCH", address, PATCH, patch, "If-Match", tag).statusCode())
                .isEqualTo(204);
        for (String method : new String[] {"PATCH", "DELETE"}) {
            HttpResponse<String> late = send(
                    method,
                    address,
                    method.equals("PATCH") ? PATCH : null,
                    method.equals("PATCH") ? patch : null,
                    "If-Match",
                    tag);
            assertThat(late.statusCode()).as(method).isEqualTo(412);
        }
    }

    @Test
    void whatHasCollectedSomethingStays() {
        String address = campaign("随手拍");
        String id = address.substring(address.lastIndexOf('/') + 1);
        JsonObject point = new JsonObject().put("type", "Point").put("coordinates", new JsonArray("[113.26,23.13]"));
        JsonObject report = feature(
                new JsonObject()
                        .put("description", "自行车道被占用")
                        .put("category", "cycling-lane-blocked")
                        .put("campaign", id),
                point);
        HttpResponse<String> reported = send("POST", "/ogc/collections/records/items", GEOJSON, report);
        assertThat(reported.statusCode()).as(reported.body()).isEqualTo(201);
        JsonObject record =
                read(ogcClient.path(reported.headers().firstValue("Location").orElseThrow()));
        assertThat(record.getJsonObject("geometry")).isEqualTo(point);
        assertThat(record.getJsonObject("properties").getString("campaign")).isEqualTo(id);
        HttpResponse<String> kept = send("DELETE", address, null, null);
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(409);
    }

    @Test
    void positionsMayBeInAnotherSystem() {
        JsonObject point = new JsonObject().put("type", "Point").put("coordinates", new JsonArray("[23.13,113.26]"));
        HttpResponse<String> reported = send(
                "POST",
                "/ogc/collections/records/items",
                GEOJSON,
                feature(new JsonObject().put("description", "坑洼").put("category", "cycling-lane-blocked"), point),
                "Content-Crs",
                "<" + OgcClient.EPSG + "4326>");
        assertThat(reported.statusCode()).as(reported.body()).isEqualTo(201);
        String address =
                ogcClient.path(reported.headers().firstValue("Location").orElseThrow());
        assertThat(read(address).getJsonObject("geometry").getJsonArray("coordinates"))
                .isEqualTo(new JsonArray("[113.26,23.13]"));
        assertThat(read(address + "?crs=" + encode(OgcClient.EPSG + "4326")).getJsonObject("geometry"))
                .isEqualTo(point);
    }

    private void refused(String method, String path, String type, JsonObject body, int status, String parameter) {
        HttpResponse<String> response = send(method, path, type, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(new JsonObject(response.body()).getString("parameter")).isEqualTo(parameter);
    }

    @Test
    void whatDoesNotFitIsNamed() {
        String address = campaign("随手拍");
        refused("POST", CAMPAIGNS, "text/plain", feature(named("x"), null), 415, null);
        refused("PATCH", address, "application/json-patch+json", new JsonObject(), 415, null);
        refused("POST", CAMPAIGNS, GEOJSON, named("x"), 400, "type");
        refused("POST", CAMPAIGNS, GEOJSON, feature(named("x").put("nonsense", 1), null), 400, "properties.nonsense");
        refused("POST", CAMPAIGNS, GEOJSON, feature(new JsonObject().put("name", "x"), null), 400, "organisation");
        refused("POST", CAMPAIGNS, GEOJSON, feature(named("x").put("nameEn", 5), null), 400, "nameEn");
        JsonObject crossing = area();
        crossing.put("coordinates", new JsonArray("[[[0,0],[1,1],[1,0],[0,1],[0,0]]]"));
        refused("POST", CAMPAIGNS, GEOJSON, feature(named("x"), crossing), 400, "geometry");
        refused(
                "PATCH",
                address,
                PATCH,
                new JsonObject().put("properties", new JsonObject().putNull("name")),
                400,
                "properties.name");
        refused("PATCH", address, PATCH, new JsonObject().put("properties", 5), 400, "properties");
        refused("PUT", CAMPAIGNS + "/no-such", GEOJSON, feature(named("x"), null), 404, null);
    }

    @Test
    void whoHasNoGrantWritesNothing() {
        String address = campaign("随手拍");
        for (String method : new String[] {"PUT", "PATCH", "DELETE"}) {
            HttpRequest nobody = portal.request(address)
                    .header("Content-Type", method.equals("PATCH") ? PATCH : GEOJSON)
                    .method(method, BodyPublishers.ofString("{}"))
                    .build();
            HttpResponse<String> response = portal.send(nobody);
            assertThat(response.statusCode()).as(method).isEqualTo(401);
            assertThat(response.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .startsWith("Bearer");
        }
        HttpRequest other = portal.request(address)
                .header("Authorization", portal.bearer("other", ELSEWHERE))
                .method("DELETE", BodyPublishers.noBody())
                .build();
        assertThat(portal.send(other).statusCode()).isEqualTo(403);
        assertThat(portal.get(address).statusCode()).isEqualTo(200);
    }

    @Test
    void aKindThatNobodyKnowsIsWrittenAlike() {
        String notes = "/ogc/collections/notes/items";
        JsonObject point = new JsonObject().put("type", "Point").put("coordinates", new JsonArray("[113.26,23.13]"));
        JsonObject note = feature(new JsonObject().put("title", "路灯").put("stars", 3), point);
        HttpResponse<String> made = send("POST", notes, GEOJSON, note, "Idempotency-Key", "ogc-note-1");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        HttpResponse<String> again = send("POST", notes, GEOJSON, note, "Idempotency-Key", "ogc-note-1");
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(made.headers().firstValue("Location"));
        String address = ogcClient.path(made.headers().firstValue("Location").orElseThrow());
        assertThat(read(address).getJsonObject("geometry")).isEqualTo(point);
        JsonObject patch = new JsonObject().put("properties", new JsonObject().put("title", "路灯亮了"));
        assertThat(send("PATCH", address, PATCH, patch).statusCode()).isEqualTo(204);
        assertThat(read(address).getJsonObject("properties").getString("title")).isEqualTo("路灯亮了");
        HttpResponse<String> impossible = send("DELETE", address, null, null);
        assertThat(impossible.statusCode()).isEqualTo(405);
        assertThat(impossible.headers().firstValue("Allow").orElseThrow())
                .contains("PATCH")
                .doesNotContain("DELETE");
    }
}

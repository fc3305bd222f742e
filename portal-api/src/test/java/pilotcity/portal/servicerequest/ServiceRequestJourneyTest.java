package pilotcity.portal.servicerequest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.permission.Grant;
import pilotcity.portal.kernel.token.TestTokens;

/** From a report to its confirmation, by the API alone. */
class ServiceRequestJourneyTest {
    private static final double LON = 113.3245;
    private static final double LAT = 23.1291;

    private final TestPortal portal = TestPortal.shared();
    private final String root = TestTokens.root(portal, "operator", Grant.ALL);
    private final ApiClient ngo = holder("bike-guangzhou");
    private final ApiClient agency = holder("guangzhou-traffic-police");
    private final String campaign = ngo.write(
                    "/api/campaigns",
                    "organisation",
                    "bike-guangzhou",
                    "name",
                    "天河骑行障碍",
                    "categories",
                    List.of("cycling"),
                    "places",
                    List.of("440100"))
            .getString("id");

    private ApiClient holder(String organisation) {
        JsonObject grant = TestTokens.grant(
                "datatypes", List.of("record", "campaign", "referral"), "organisations", List.of(organisation));
        return new ApiClient(portal, TestTokens.minted(TestTokens.mint(portal, root, TestTokens.order(grant))));
    }

    private JsonObject report(String words, double lon, Object... more) {
        Object[] values = Stream.concat(
                        Stream.of(
                                "description",
                                words,
                                "lon",
                                lon,
                                "lat",
                                LAT,
                                "campaign",
                                campaign,
                                "category",
                                "cycling-lane-blocked"),
                        Stream.of(more))
                .toArray();
        return ApiClient.anonymous(portal).write("/api/records", values);
    }

    private static String photo() throws IOException {
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.ORANGE);
        pen.fillRect(200, 100, 240, 200);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    @Test
    void ofTwoRecordsThatAreMergedIntoEachOtherAtOnceOneStays() {
        List<CompletableFuture<HttpResponse<String>>> sent = IntStream.range(0, 6)
                .mapToObj(pair -> List.of(
                        report("同一处一", LON).getString("id"), report("同一处二", LON).getString("id")))
                .toList()
                .stream()
                .flatMap(pair -> Stream.of(pair, pair.reversed()))
                .map(pair -> CompletableFuture.supplyAsync(
                        () -> ngo.send(
                                "/api/records/" + pair.getFirst() + "/merge",
                                ApiClient.json("duplicateOf", pair.getLast(), "note", "重复")),
                        Thread::startVirtualThread))
                .toList();
        List<HttpResponse<String>> answers =
                sent.stream().map(CompletableFuture::join).toList();
        for (int i = 0; i < answers.size(); i += 2) {
            List<HttpResponse<String>> both = answers.subList(i, i + 2);
            assertThat(both.stream().map(HttpResponse::statusCode))
                    .as(both.getFirst().body() + both.getLast().body())
                    .containsExactlyInAnyOrder(200, 400);
            assertThat(both.getFirst().body() + both.getLast().body()).contains("itself repeats");
        }
    }

    @Test
    void aReportGoesThroughAllHandsAndTheHopsAddUp() throws IOException {
        JsonObject first = report("汽车停在自行车道上", LON, "photos", List.of(photo()));
        JsonObject again = report("同一辆车", LON + 0.0001);
        List<String> others = List.of(
                report("体育西路的自行车道被占", LON + 0.01).getString("id"),
                report("天河路的自行车道被占", LON + 0.02).getString("id"));
        String id = first.getString("id");
        Stream.concat(Stream.of(id), others.stream()).forEach(each -> ngo.write("/api/records/" + each + "/accept"));
        ngo.write("/api/records/" + again.getString("id") + "/merge", "duplicateOf", id);
        JsonObject referral = ngo.write(
                "/api/referrals",
                "organisation",
                "bike-guangzhou",
                "to",
                "guangzhou-traffic-police",
                "campaign",
                campaign,
                "title",
                "天河三处占道",
                "summary",
                "三条路的自行车道都被停车占用",
                "records",
                Stream.concat(Stream.of(id), others.stream()).toList());
        String bundle = "/api/referrals/" + referral.getString("id");
        agency.write(bundle + "/acknowledge");
        agency.write(bundle + "/answer", "note", "已清走车辆并加装隔离柱", "step", "resolve");
        disputeByLink(id, first.getString("followUpCode"));
        agency.write("/api/records/" + id + "/resolve", "note", "这次真的清走了", "reference", "穗公交〔2026〕12 号");
        JsonObject record = ApiClient.read(portal, "/api/records/" + id, ngo.write("/api/records/" + id + "/confirm"));
        assertHistory(record);
        assertThat(ApiClient.read(portal, bundle, ngo.write(bundle + "/close")).getInteger("openCount"))
                .isZero();
        assertThat(portal.get(record.getJsonArray("photos").getJsonObject(0).getString("url"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(portal.get("/records/" + id).body()).contains("汽车停在自行车道上");
    }

    private void disputeByLink(String id, String code) {
        HttpResponse<String> wrong =
                portal.send(portal.request("/api/tokens/follow-up", "Content-Type", "application/json")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                                ApiClient.json("kind", "record", "id", id, "code", "0".repeat(32))
                                        .encode()))
                        .build());
        assertThat(wrong.statusCode()).isEqualTo(403);
        HttpResponse<String> right = portal.send(portal.request(
                        "/api/tokens/follow-up", "Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                        ApiClient.json("kind", "record", "id", id, "code", code).encode()))
                .build());
        assertThat(right.statusCode()).as(right.body()).isEqualTo(201);
        ApiClient reporter = new ApiClient(portal, new JsonObject(right.body()).getString("access_token"));
        assertThat(reporter.send("/api/records/" + id + "/resolve", ApiClient.json("note", "我自己办结"))
                        .statusCode())
                .isEqualTo(403);
        reporter.write("/api/records/" + id + "/dispute", "note", "车还停在那里");
    }

    private static void assertHistory(JsonObject record) {
        assertThat(statuses(record))
                .containsExactly(
                        "reported",
                        "screened",
                        "accepted",
                        "referred",
                        "in-progress",
                        "resolved",
                        "disputed",
                        "reopened",
                        "in-progress",
                        "resolved",
                        "confirmed");
        JsonArray hops = record.getJsonArray("hops");
        assertThat(hops.stream()
                        .map(hop -> ((JsonObject) hop).getString("organisation"))
                        .toList())
                .containsExactly("bike-guangzhou", "guangzhou-traffic-police", null, "guangzhou-traffic-police");
        for (int i = 1; i < hops.size(); i++) {
            assertThat(hops.getJsonObject(i).getString("from"))
                    .isEqualTo(hops.getJsonObject(i - 1).getString("until"));
        }
        assertThat(hops.stream()
                        .mapToLong(hop -> ((JsonObject) hop).getLong("seconds"))
                        .sum())
                .isEqualTo(record.getLong("age"));
    }

    private static List<String> statuses(JsonObject record) {
        return record.getJsonArray("timeline").stream()
                .map(entry -> ((JsonObject) entry).getString("status"))
                .toList();
    }

    @Test
    void aVolunteerActsOnlyInTheirCampaignAreaAndWeek() {
        JsonObject grant = TestTokens.grant(
                        "actions",
                        List.of("screen", "accept", "comment"),
                        "datatypes",
                        List.of("record"),
                        "organisations",
                        List.of("bike-guangzhou"),
                        "campaigns",
                        List.of(campaign),
                        "area",
                        square())
                .put("until", Instant.now().plusSeconds(7 * 86_400).toString());
        ApiClient volunteer =
                new ApiClient(portal, TestTokens.minted(TestTokens.mint(portal, ngo.token(), TestTokens.order(grant))));
        String inside = report("界内", LON).getString("id");
        String outside = report("界外", LON + 0.2).getString("id");
        String elsewhere = ApiClient.anonymous(portal)
                .write("/api/records", "description", "别的活动", "lon", LON, "lat", LAT)
                .getString("id");
        volunteer.write("/api/records/" + inside + "/accept");
        assertRefused(volunteer.send("/api/records/" + outside + "/accept", new JsonObject()), "area");
        assertRefused(volunteer.send("/api/records/" + elsewhere + "/accept", new JsonObject()), "campaign");
        assertRefused(volunteer.send("/api/records/" + inside + "/decline", ApiClient.json("note", "不归他管")), "decline");
        assertRefused(late().send("/api/records/" + inside + "/comment", ApiClient.json("note", "太晚了")), "");
    }

    private ApiClient late() {
        return new ApiClient(
                portal,
                TestTokens.root(
                        portal,
                        "late volunteer",
                        Grant.builder()
                                .organisations(java.util.Set.of("bike-guangzhou"))
                                .until(Instant.now().minusSeconds(1))
                                .build()));
    }

    private static JsonObject square() {
        double size = 0.05;
        List<List<Double>> ring = List.of(
                List.of(LON - size, LAT - size),
                List.of(LON + size, LAT - size),
                List.of(LON + size, LAT + size),
                List.of(LON - size, LAT + size),
                List.of(LON - size, LAT - size));
        return new JsonObject()
                .put("type", "Polygon")
                .put(
                        "coordinates",
                        new JsonArray(List.of(
                                new JsonArray(ring.stream().map(JsonArray::new).toList()))));
    }

    private static void assertRefused(HttpResponse<String> answer, String named) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body()).contains(named);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("insufficient_scope");
    }

    @Test
    void oneNgoCannotActOnTheInboxOfAnother() {
        String id = report("别人的收件箱", LON).getString("id");
        assertRefused(agency.send("/api/records/" + id + "/accept", new JsonObject()), "bike-guangzhou");
        assertRefused(agency.send("/api/records/" + id + "/decline", ApiClient.json("note", "不办")), "bike-guangzhou");
        assertThat(agency.get("/api/records/" + id + "/private").statusCode()).isEqualTo(200);
        assertThat(holder("haier-group").get("/api/records/" + id + "/private").statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoSawAnOlderVersionIsTold() {
        String path = "/api/records/" + report("版本", LON).getString("id");
        ngo.write(path + "/screen");
        HttpResponse<String> stale = ngo.send(path + "/accept", new JsonObject(), "If-Match", "\"1\"");
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(ngo.send(path + "/accept", new JsonObject(), "If-Match", "\"2\"")
                        .statusCode())
                .isEqualTo(200);
    }
}

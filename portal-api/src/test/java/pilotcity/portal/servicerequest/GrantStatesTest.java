package pilotcity.portal.servicerequest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.permission.Grant;
import pilotcity.portal.kernel.token.TestTokens;

/** A grant must hold for a record as it is and as a write leaves it, and a report must lie where it says. */
class GrantStatesTest {
    private static final String YUEXIU = "440104";
    private static final String TIANHE = "440106";
    private static final double LON = 113.3;
    private static final double LAT = 23.13;
    private static final double SHANGHAI_LON = 121.47;
    private static final double SHANGHAI_LAT = 31.23;

    private final TestPortal portal = TestPortal.shared();
    private final ApiClient all = new ApiClient(portal, TestTokens.root(portal, "operator", Grant.ALL));
    private final String first = campaign();
    private final String second = campaign();

    private String campaign() {
        return all.write("/api/campaigns", "organisation", "bike-guangzhou", "name", "两种状态")
                .getString("id");
    }

    private ApiClient holder(Object... members) {
        return new ApiClient(
                portal,
                TestTokens.minted(TestTokens.mint(portal, all.token(), TestTokens.order(TestTokens.grant(members)))));
    }

    private String record(String place, @Nullable String campaign) {
        JsonObject report = ApiClient.json("description", "占道", "lon", LON, "lat", LAT, "place", place);
        HttpResponse<String> made =
                all.send("/api/records", campaign == null ? report : report.put("campaign", campaign));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return new JsonObject(made.body()).getString("id");
    }

    /** Every state of a record × what a grant is restricted to × where the record is moved. */
    @Test
    void whatIsMovedMustLieInTheGrantBeforeAndAfter() {
        List<Map<String, String>> limits = List.of(
                Map.of(),
                Map.of("place", YUEXIU),
                Map.of("campaign", first),
                Map.of("place", YUEXIU, "campaign", first));
        for (Map<String, String> limit : limits) {
            List<Object> members = new ArrayList<>();
            limit.forEach((dimension, value) -> members.addAll(List.of(dimension + "s", List.of(value))));
            ApiClient holder = holder(members.toArray());
            for (String place : List.of(YUEXIU, TIANHE)) {
                for (String campaign : List.of(first, second)) {
                    moves(holder, limit, Map.of("place", place, "campaign", campaign));
                }
            }
        }
    }

    private void moves(ApiClient holder, Map<String, String> limit, Map<String, String> before) {
        for (var move :
                List.of(Map.entry("place", YUEXIU), Map.entry("place", TIANHE), Map.entry("campaign", second))) {
            Map<String, String> after = new java.util.HashMap<>(before);
            after.put(move.getKey(), move.getValue());
            boolean allowed = before.entrySet().containsAll(limit.entrySet())
                    && after.entrySet().containsAll(limit.entrySet());
            String id = record(before.get("place"), before.get("campaign"));
            HttpResponse<String> answer =
                    holder.send("/api/records/" + id + "/classify", ApiClient.json(move.getKey(), move.getValue()));
            assertThat(answer.statusCode())
                    .as("%s from %s to %s: %s", limit, before, after, answer.body())
                    .isEqualTo(allowed ? 200 : 403);
        }
    }

    @Test
    void nobodyMergesIntoARecordOutsideTheirGrant() {
        ApiClient yuexiu = holder("places", List.of(YUEXIU));
        String one = record(YUEXIU, first);
        String near = record(YUEXIU, second);
        String elsewhere = record(TIANHE, first);
        HttpResponse<String> refused =
                yuexiu.send("/api/records/" + one + "/merge", ApiClient.json("duplicateOf", elsewhere));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(refused.body()).contains("record " + elsewhere, TIANHE);
        yuexiu.write("/api/records/" + one + "/merge", "duplicateOf", near);
        ApiClient campaign = holder("campaigns", List.of(first));
        assertThat(campaign.send(
                                "/api/records/" + record(YUEXIU, first) + "/merge", ApiClient.json("duplicateOf", near))
                        .statusCode())
                .isEqualTo(403);
    }

    /** What is restricted to one document or organisation reaches into no other by naming it. */
    @Test
    void theOtherRecordOfAMergeLiesInTheGrantToo() {
        String one = record(YUEXIU, first);
        String other = record(YUEXIU, first);
        JsonObject merge = ApiClient.json("duplicateOf", other);
        HttpResponse<String> refused = holder("identifier", one).send("/api/records/" + one + "/merge", merge);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(refused.body()).contains("record " + other, "identifier");
        ApiClient ngo = holder("organisations", List.of("bike-guangzhou"));
        String elsewhere = record(YUEXIU, null);
        portal.sql(
                "UPDATE record SET organisation = 'haier-group', holder = 'organisation', responsible = NULL"
                        + " WHERE id = $1",
                elsewhere);
        HttpResponse<String> others =
                ngo.send("/api/records/" + one + "/merge", ApiClient.json("duplicateOf", elsewhere));
        assertThat(others.statusCode()).as(others.body()).isEqualTo(403);
        assertThat(others.body()).contains("record " + elsewhere, "haier-group");
        all.write("/api/records/" + other + "/accept");
        all.write("/api/records/" + other + "/refer", "to", "guangzhou-transport");
        ngo.write("/api/records/" + one + "/merge", "duplicateOf", other);
    }

    @Test
    void aBundleIsReferredAndAnsweredOnlyWhereAllOfItLies() {
        String here = record(YUEXIU, first);
        String there = record(TIANHE, first);
        List.of(here, there).forEach(id -> all.write("/api/records/" + id + "/accept"));
        ApiClient yuexiu = holder("places", List.of(YUEXIU));
        JsonObject bundle = ApiClient.json(
                "organisation", "bike-guangzhou", "to", "guangzhou-transport", "title", "占道", "summary", "两处");
        HttpResponse<String> refused =
                yuexiu.send("/api/referrals", bundle.copy().put("records", new JsonArray(List.of(here, there))));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("record " + there, TIANHE);
        String referral = "/api/referrals/"
                + all.write(
                                "/api/referrals",
                                bundle.copy().put("records", List.of(here, there)).getMap().entrySet().stream()
                                        .flatMap(entry -> java.util.stream.Stream.of(entry.getKey(), entry.getValue()))
                                        .toArray())
                        .getString("id");
        ApiClient agency = holder("organisations", List.of("guangzhou-transport"), "places", List.of(TIANHE));
        assertThat(agency.send(referral + "/acknowledge", new JsonObject()).statusCode())
                .isEqualTo(403);
        holder("organisations", List.of("guangzhou-transport"), "places", List.of("440000"))
                .write(referral + "/acknowledge");
        assertThat(holder("organisations", List.of("bike-guangzhou"), "campaigns", List.of(first))
                        .get(referral + "/audit")
                        .statusCode())
                .isEqualTo(200);
        assertThat(agency.get(referral + "/audit").statusCode()).isEqualTo(403);
    }

    @Test
    void whatIsNotPublicIsReadWhereTheRecordLies() {
        String id = "/api/records/" + record(YUEXIU, first);
        String[] parts = {"/audit", "/private"};
        for (String part : parts) {
            ApiClient ngo = holder("organisations", List.of("bike-guangzhou"), "places", List.of(YUEXIU));
            assertThat(ngo.get(id + part).statusCode()).as(part).isEqualTo(200);
            assertThat(holder("organisations", List.of("bike-guangzhou"), "places", List.of(TIANHE))
                            .get(id + part)
                            .statusCode())
                    .as(part)
                    .isEqualTo(403);
            assertThat(holder("organisations", List.of("haier-group"))
                            .get(id + part)
                            .statusCode())
                    .as(part)
                    .isEqualTo(403);
        }
        assertThat(holder("campaigns", List.of(first))
                        .get("/api/campaigns/" + first + "/audit")
                        .statusCode())
                .isEqualTo(200);
        assertThat(holder("campaigns", List.of(first))
                        .get("/api/campaigns/" + second + "/audit")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aReportLiesWhereItSays() {
        ApiClient guangdong = holder("places", List.of("440000"));
        ApiClient yuexiu = holder("places", List.of(YUEXIU));
        for (String place : List.of(YUEXIU, "440100", "440000")) {
            HttpResponse<String> elsewhere = guangdong.send(
                    "/api/records", report(SHANGHAI_LON, SHANGHAI_LAT).put("place", place));
            assertThat(elsewhere.statusCode()).as(elsewhere.body()).isEqualTo(400);
            assertThat(elsewhere.body()).contains("the point does not lie in " + place, "310");
        }
        HttpResponse<String> near =
                guangdong.send("/api/records", report(114.06, 22.54).put("place", YUEXIU));
        assertThat(near.statusCode())
                .as("Shenzhen is not Guangzhou " + near.body())
                .isEqualTo(400);
        assertThat(yuexiu.send("/api/records", report(LON, LAT).put("place", YUEXIU))
                        .statusCode())
                .isEqualTo(201);
        assertThat(yuexiu.send("/api/records", report(LON, LAT).put("place", TIANHE))
                        .statusCode())
                .isEqualTo(403);
    }

    private static JsonObject report(double lon, double lat) {
        return ApiClient.json("description", "占道", "lon", lon, "lat", lat);
    }

    @Test
    void aReportOutsideTheGrantIsRefusedByEveryProtocol() {
        JsonObject area = new JsonObject("""
                {"type": "Polygon", "coordinates":
                  [[[113.2, 23], [113.4, 23], [113.4, 23.2], [113.2, 23.2], [113.2, 23]]]}
                """);
        for (ApiClient holder : List.of(holder("places", List.of("440100")), holder("area", area))) {
            for (int protocol = 0; protocol < 5; protocol++) {
                String inside = by(protocol, holder, LON, LAT);
                assertThat(inside).as("protocol %d", protocol).doesNotContain("does not allow");
                String outside = by(protocol, holder, SHANGHAI_LON, SHANGHAI_LAT);
                assertThat(outside).as("protocol %d", protocol).contains("does not allow 'report'", "it lacks p");
            }
        }
    }

    private String by(int protocol, ApiClient holder, double lon, double lat) {
        String form = "description=x&lon=" + lon + "&lat=" + lat;
        return switch (protocol) {
            case 0 -> holder.send("/api/records", report(lon, lat)).body();
            case 1 -> post("/api/records", "application/x-www-form-urlencoded", form, holder);
            case 2 ->
                post(
                        "/open311/v2/requests.json",
                        "application/x-www-form-urlencoded",
                        "service_code=cycling-lane-blocked&description=x&lat=" + lat + "&long=" + lon + "&api_key="
                                + holder.token(),
                        null);
            case 3 ->
                post(
                        "/graphql",
                        "application/json",
                        new JsonObject()
                                .put(
                                        "query",
                                        "mutation { reportRecord(input: {description: \"x\", lon: " + lon + ", lat: "
                                                + lat + "}) { id } }")
                                .encode(),
                        holder);
            default ->
                post(
                        "/ogc/collections/records/items",
                        "application/geo+json",
                        new JsonObject()
                                .put("type", "Feature")
                                .put("properties", new JsonObject().put("description", "x"))
                                .put(
                                        "geometry",
                                        new JsonObject()
                                                .put("type", "Point")
                                                .put(
                                                        "coordinates",
                                                        new JsonArray().add(lon).add(lat)))
                                .encode(),
                        holder);
        };
    }

    private String post(String path, String type, String body, @Nullable ApiClient holder) {
        var request = portal.request(path, "Content-Type", type);
        if (holder != null) {
            request.header("Authorization", "Bearer " + holder.token());
        }
        HttpResponse<String> answer =
                portal.send(request.POST(BodyPublishers.ofString(body)).build());
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isLessThan(500);
        return answer.body();
    }
}

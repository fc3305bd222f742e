package pilotcity.portal.face.access;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static pilotcity.portal.kernel.token.TestTokens.grant;
import static pilotcity.portal.kernel.token.TestTokens.id;
import static pilotcity.portal.kernel.token.TestTokens.mint;
import static pilotcity.portal.kernel.token.TestTokens.minted;
import static pilotcity.portal.kernel.token.TestTokens.order;
import static pilotcity.portal.kernel.token.TestTokens.revoke;
import static pilotcity.portal.kernel.token.TestTokens.root;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.permission.Grant;
import pilotcity.portal.kernel.permission.GrantPlaces;

class TokenApiTest {
    private static final Grant ACCEPT = Grant.builder()
            .actions(Set.of("accept", "merge"))
            .kinds(Set.of("record"))
            .organisations(Set.of("CCG"))
            .places(GrantPlaces.of(List.of("440100")))
            .build();

    private final TestPortal portal = TestPortal.shared();
    private final String ngo = root(portal, "ngo", ACCEPT);

    private static JsonObject narrow() {
        return grant(
                "actions", List.of("accept"),
                "datatypes", List.of("record"),
                "organisations", List.of("CCG"),
                "places", List.of("440106"));
    }

    @Test
    void aHolderMintsAWeakerTokenThatIsNotKept() {
        HttpResponse<String> answer =
                mint(portal, ngo, order(narrow()).put("subject", "volunteer").put("expiresIn", 60));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        assertThatJson(answer.body()).node("token_type").isEqualTo("Bearer");
        assertThatJson(answer.body()).node("subject").isEqualTo("ngo/volunteer");
        assertThatJson(answer.body()).node("parent").isEqualTo(id(ngo));
        assertThat(new JsonObject(answer.body()).getInteger("expires_in")).isBetween(55, 60);
        HttpResponse<String> further =
                mint(portal, minted(answer), order(narrow()).put("subject", "friend"));
        assertThatJson(further.body()).node("subject").isEqualTo("ngo/volunteer/friend");
    }

    @Test
    void aWiderTokenIsRefusedAndTheAnswerSaysInWhat() {
        refusedAsWider(narrow().put("actions", new JsonArray().add("accept").add("refer")), "actions");
        refusedAsWider(narrow().put("datatypes", new JsonArray().add("campaign")), "datatypes");
        refusedAsWider(narrow().put("organisations", new JsonArray().add("GZ-URBAN")), "organisations");
        refusedAsWider(narrow().put("places", new JsonArray().add("440000")), "places");
        for (String dimension : List.of("actions", "datatypes", "organisations", "places")) {
            JsonObject unrestricted = narrow();
            unrestricted.remove(dimension);
            refusedAsWider(unrestricted, dimension);
        }
    }

    private void refusedAsWider(JsonObject grant, String dimension) {
        HttpResponse<String> answer = mint(portal, ngo, order(narrow(), grant));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThatJson(answer.body())
                .node("detail")
                .asString()
                .startsWith(
                        "authorization_details[1] is wider than the token it is minted from: '" + dimension + "' is");
        assertThat(answer.headers().firstValue("www-authenticate").orElseThrow())
                .contains("error=\"insufficient_scope\"", "'" + dimension + "'");
    }

    @Test
    void aTokenDoesNotOutliveTheOneItIsMintedFrom() {
        Instant later = Instant.now().plus(2, ChronoUnit.HOURS);
        HttpResponse<String> answer = mint(portal, ngo, order(narrow()).put("expiresAt", later.toString()));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThatJson(answer.body()).node("detail").asString().contains("later than the token it is minted from");
        JsonObject usual = new JsonObject(mint(portal, ngo, order(narrow())).body());
        assertThat(usual.getInteger("expires_in")).isLessThanOrEqualTo(3600);
    }

    @Test
    void aGrantNamesOnlyActionsAndKindsThatThereAre() {
        String all = root(portal, "all", Grant.ALL);
        HttpResponse<String> action = mint(portal, all, order(grant("actions", List.of("accept", "acept"))));
        assertThat(action.statusCode()).as(action.body()).isEqualTo(400);
        assertThat(action.body()).contains("authorization_details[0].actions", "'acept'", "near names: accept");
        HttpResponse<String> none = mint(portal, all, order(grant("actions", List.of("nonesuch"))));
        assertThat(none.statusCode()).isEqualTo(400);
        HttpResponse<String> kind = mint(portal, all, order(grant("datatypes", List.of("records"))));
        assertThat(kind.body()).contains("authorization_details[0].datatypes", "near names: record");
        minted(mint(portal, all, order(grant("actions", List.of("audit", "read", "followUp")))));
    }

    @Test
    void eightInARowAreTheMost() {
        String token = ngo;
        for (int depth = 2; depth <= 8; depth++) {
            token = minted(mint(portal, token, order(narrow())));
        }
        assertThat(mint(portal, token, order(narrow())).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "authorization_details[0].verbs: {'authorization_details':[{'type':'pilotcity','verbs':['accept']}]}",
                "authorization_details[0].type: {'authorization_details':[{'type':'other'}]}",
                "authorization_details[0].type: {'authorization_details':[{}]}",
                "authorization_details[0].actions: {'authorization_details':[{'type':'pilotcity','actions':[]}]}",
                "authorization_details[0].actions: {'authorization_details':[{'type':'pilotcity','actions':'accept'}]}",
                "authorization_details[0].actions: {'authorization_details':[{'type':'pilotcity','actions':[1]}]}",
                "authorization_details[0].actions: {'authorization_details':[{'type':'pilotcity','actions':null}]}",
                "authorization_details[0].places: {'authorization_details':[{'type':'pilotcity','places':['4401']}]}",
                "authorization_details[0].area: {'authorization_details':[{'type':'pilotcity','area':{'type':'Point','coordinates':[1,2]}}]}",
                "authorization_details[0].area.crs: {'authorization_details':[{'type':'pilotcity','area':{'type':'Polygon','crs':1,'coordinates':[]}}]}",
                "authorization_details[0].area: {'authorization_details':[{'type':'pilotcity','area':{'type':'Polygon','coordinates':[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}}]}",
                "authorization_details[0].until: {'authorization_details':[{'type':'pilotcity','until':'tomorrow'}]}",
                "authorization_details[0].identifier: {'authorization_details':[{'type':'pilotcity','identifier':''}]}",
                "authorization_details[0]: {'authorization_details':['all']}",
                "authorization_details: {'authorization_details':[]}",
                "authorization_details: {'authorization_details':{}}",
                "authorization_details: {}",
                "scope: {'scope':'all'}",
                "subject: {'subject':'a/b','authorization_details':[{'type':'pilotcity'}]}",
                "subject: {'subject':'anonymous','authorization_details':[{'type':'pilotcity'}]}",
                "expiresIn: {'expiresIn':'60','authorization_details':[{'type':'pilotcity'}]}",
                "expiresIn: {'expiresIn':-1,'authorization_details':[{'type':'pilotcity'}]}",
                "expiresAt: {'expiresAt':'2001-01-01T00:00:00Z','authorization_details':[{'type':'pilotcity'}]}",
            })
    void whatIsWrongIsNamed(String example) {
        String[] parts = example.split(": ", 2);
        HttpResponse<String> answer = mint(portal, ngo, new JsonObject(parts[1].replace('\'', '"')));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThatJson(answer.body()).node("parameter").isEqualTo(parts[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"name\":1,\"name\":2}", "{} {}", "null"})
    void whatIsNoJsonObjectIsRefused(String body) {
        HttpResponse<String> answer = portal.send(
                portal.request("/api/tokens", "Authorization", "Bearer " + ngo, "Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }

    @Test
    void anotherTypeOfBodyIsRefused() {
        HttpResponse<String> answer = portal.send(portal.request("/api/tokens", "Authorization", "Bearer " + ngo)
                .POST(BodyPublishers.ofString("{}"))
                .build());
        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @Test
    void aHolderSeesAndRevokesWhatCameFromItsTokenAndNothingElse() {
        String child = minted(mint(portal, ngo, order(narrow()).put("name", "志愿者")));
        String grandchild = minted(mint(portal, child, order(narrow())));
        assertThat(ids(ngo)).contains(id(child), id(grandchild));
        assertThat(ids(child)).containsExactly(id(grandchild));
        String stranger = root(portal, "stranger", ACCEPT);
        assertThat(ids(stranger)).isEmpty();
        assertThat(revoke(portal, stranger, id(child)).statusCode()).isEqualTo(404);
        assertThat(revoke(portal, child, id(ngo)).statusCode()).isEqualTo(404);
        assertThat(revoke(portal, ngo, id(child)).statusCode()).isEqualTo(204);
        for (String revoked : List.of(child, grandchild)) {
            HttpResponse<String> answer = mint(portal, revoked, order(narrow()));
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("www-authenticate").orElseThrow())
                    .contains("error=\"invalid_token\"", "revoked");
            assertThat(list(revoked).statusCode()).isEqualTo(401);
        }
        assertThat(mint(portal, ngo, order(narrow())).statusCode()).isEqualTo(201);
        assertThat(new JsonObject(list(ngo).body())
                        .getJsonArray("tokens").stream()
                                .map(JsonObject.class::cast)
                                .filter(token -> token.containsKey("revokedAt"))
                                .map(token -> token.getString("jti")))
                .contains(id(child), id(grandchild));
    }

    @Test
    void aHolderCanEndItsOwnToken() {
        String child = minted(mint(portal, ngo, order(narrow())));
        assertThat(revoke(portal, child, id(child)).statusCode()).isEqualTo(204);
        assertThat(mint(portal, child, order(narrow())).statusCode()).isEqualTo(401);
    }

    @Test
    void whatARevokedTokenIsRefusedIsNotDone() {
        String reporter = root(portal, "reporter", Grant.of(Set.of("report"), Set.of("record")));
        assertThat(report(reporter, "", "a lamp before").statusCode()).isEqualTo(201);
        assertThat(revoke(portal, reporter, id(reporter)).statusCode()).isEqualTo(204);
        long before = rows();
        for (int i = 0; i < 5; i++) {
            assertThat(report(reporter, "", "a lamp afterwards").statusCode()).isEqualTo(401);
            assertThat(report(reporter, "key-" + i, "a lamp afterwards").statusCode())
                    .isEqualTo(401);
        }
        assertThat(rows()).isEqualTo(before);
    }

    private long rows() {
        return Await.get(portal.service()
                .node()
                .db()
                .client()
                .query("SELECT count(*) FROM record")
                .execute()
                .map(found -> found.iterator().next().getLong(0)));
    }

    private HttpResponse<String> report(String token, String key, String words) {
        HttpRequest.Builder request = portal.request("/api/records")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        return portal.send(request.POST(BodyPublishers.ofString(
                        "{\"category\":\"pothole\",\"lon\":113.3,\"lat\":23.1,\"description\":\"" + words + "\"}"))
                .build());
    }

    private HttpResponse<String> list(String token) {
        return portal.get("/api/tokens", "Authorization", "Bearer " + token);
    }

    private List<String> ids(String token) {
        return new JsonObject(list(token).body())
                .getJsonArray("tokens").stream()
                        .map(entry -> ((JsonObject) entry).getString("jti"))
                        .toList();
    }

    @Test
    void aResidentGetsATokenForOneReportAndCannotMintFromIt() {
        HttpResponse<String> answer = portal.send(portal.request("/api/tokens/anonymous")
                .POST(BodyPublishers.noBody())
                .build());
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("ratelimit-policy")).contains("\"grants\";q=100000;w=600");
        JsonObject issued = new JsonObject(answer.body());
        assertThat(issued.getInteger("expires_in")).isBetween(890, 900);
        assertThatJson(issued.getJsonArray("authorization_details").encode())
                .isEqualTo("[{type:'pilotcity',actions:['report'],datatypes:['record']}]");
        JsonObject same = grant("actions", List.of("report"), "datatypes", List.of("record"));
        assertThat(mint(portal, issued.getString("access_token"), order(same)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void nobodyIsAskedForAToken() {
        HttpResponse<String> answer = portal.get("/api/tokens");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("www-authenticate")).contains("Bearer realm=\"portal\"");
        HttpResponse<String> basic = portal.get("/api/tokens", "Authorization", "Basic YTpi");
        assertThat(basic.headers().firstValue("www-authenticate")).contains("Bearer realm=\"portal\"");
    }
}

package pilotcity.portal.away;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.access.Grant;

/** Whatever becomes of the database, everybody is told the truth in time, and everything goes on when it is back. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DatabaseAwayTest {
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String REPORT = """
            {"category": "cycling-lane-blocked", "description": "自行车道被占用", "lon": 113.3245, "lat": 23.1291}""";

    private static final Path DATA = TestPortal.temporaryFolder();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static TestPortal portal = TestPortal.start(DATA);
    private static final String TOKEN = portal.bearer("ngo", Grant.ALL);

    @AfterAll
    static void stop() {
        portal.close();
        TestPortal.delete(DATA);
    }

    private record Answer(HttpResponse<String> response, Duration took) {}

    private static HttpRequest get(String path, String... headers) {
        return portal.request(path, with(headers)).GET().build();
    }

    private static HttpRequest post(String path, String type, String body, String... headers) {
        return portal.request(path, with(headers))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static String[] with(String... headers) {
        return headers.length == 0 ? new String[] {"Authorization", TOKEN} : headers;
    }

    /** Requests that need the database, of every protocol that has some. */
    private static Map<String, HttpRequest> needing() {
        Map<String, HttpRequest> all = new LinkedHashMap<>();
        String bare = TOKEN.substring("Bearer ".length());
        String query = new JsonObject()
                .put("query", "mutation($i: ReportRecordInput!) { reportRecord(input: $i) { key } }")
                .put("variables", new JsonObject().put("i", new JsonObject(REPORT)))
                .encode();
        all.put("write", post("/api/records", JSON, REPORT));
        all.put("private", get("/api/records/R-1/private"));
        all.put("audit", get("/api/records/R-1/audit"));
        all.put("tokens", get("/api/tokens"));
        all.put(
                "mint",
                post(
                        "/api/tokens",
                        JSON,
                        "{\"subject\": \"x\", \"authorization_details\": [{\"type\": \"pilotcity\"}]}"));
        all.put(
                "follow-up token",
                post("/api/tokens/follow-up", JSON, "{\"kind\": \"record\", \"id\": \"R-1\", \"code\": \"x\"}"));
        all.put("revoke", portal.request("/api/tokens/x.y", with()).DELETE().build());
        all.put("photo", get("/media/abcdefgh.jpg"));
        all.put("graphql", post("/graphql", JSON, query));
        all.put(
                "open311",
                post(
                        "/open311/v2/requests.json",
                        FORM,
                        "api_key=" + bare + "&service_code=cycling-lane-blocked&lat=23.1291&long=113.3245"
                                + "&description=x&attribute[what-blocks][]=car"));
        all.put(
                "ogc",
                post(
                        "/ogc/collections/records/items",
                        "application/geo+json",
                        "{\"type\": \"Feature\", \"geometry\": {\"type\": \"Point\", \"coordinates\": [113.3, 23.1]},"
                                + " \"properties\": {\"description\": \"x\", \"category\": \"cycling-lane-blocked\"}}"));
        all.put("follow link", get("/follow/R-1/abcdefghijklmnop", "Accept", "text/html"));
        all.put("report page", post("/report", FORM, "category=cycling-lane-blocked&description=x&lon=113.3&lat=23.1"));
        return all;
    }

    /** Requests that go on without it. */
    private static Map<String, HttpRequest> goingOn() {
        Map<String, HttpRequest> all = new LinkedHashMap<>();
        all.put("search", get("/api/search?q=广州"));
        all.put("ckan", get("/api/3/action/package_list"));
        all.put("ogc", get("/ogc/collections/pilots/items?limit=1"));
        all.put("page", get("/pilots"));
        all.put("keys", get("/.well-known/jwks.json"));
        all.put("health", get("/health/ready"));
        all.put("live", get("/health/live"));
        // Signed, and noted nowhere.
        all.put("anonymous", post("/api/tokens/anonymous", JSON, ""));
        all.put("services", get("/open311/v2/services.json"));
        return all;
    }

    private static Map<String, Answer> ask(Map<String, HttpRequest> requests) {
        Map<String, CompletableFuture<Answer>> sent = new LinkedHashMap<>();
        requests.forEach((name, request) -> {
            Instant start = Instant.now();
            sent.put(
                    name,
                    HTTP.sendAsync(request, BodyHandlers.ofString())
                            .thenApply(response -> new Answer(response, Duration.between(start, Instant.now()))));
        });
        Map<String, Answer> answers = new LinkedHashMap<>();
        sent.forEach((name, answer) -> answers.put(name, answer.join()));
        return answers;
    }

    private static void allAreToldThatItIsAway() {
        CompletableFuture<Map<String, Answer>> going = CompletableFuture.supplyAsync(() -> ask(goingOn()));
        Map<String, Answer> refused = ask(needing());
        refused.forEach((name, answer) -> {
            HttpResponse<String> response = answer.response();
            assertThat(response.statusCode()).as("%s: %s", name, response.body()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).as(name).isPresent();
            assertThat(answer.took()).as(name).isLessThan(LONGEST);
        });
        going.join().forEach((name, answer) -> {
            assertThat(answer.response().statusCode()).as(name).isBetween(200, 299);
            assertThat(answer.took()).as(name).isLessThan(LONGEST);
        });
        inItsOwnForm(refused);
    }

    private static void inItsOwnForm(Map<String, Answer> refused) {
        assertThat(type(refused.get("write"))).isEqualTo("application/problem+json");
        assertThat(type(refused.get("ogc"))).isEqualTo("application/problem+json");
        assertThat(type(refused.get("follow link"))).startsWith("text/html");
        assertThat(type(refused.get("report page"))).startsWith("text/html");
        assertThat(refused.get("graphql").response().body()).contains("\"code\":\"UNAVAILABLE\"");
        assertThat(refused.get("open311").response().body()).contains("\"code\":503");
    }

    private static String type(Answer answer) {
        return answer.response().headers().firstValue("Content-Type").orElse("");
    }

    private static String database() {
        return new JsonObject(portal.get("/health/ready").body()).getString("database");
    }

    /** Health says so as soon as it is so. */
    private static void until(String state) {
        Instant latest = Instant.now().plusSeconds(40);
        while (!database().equals(state)) {
            assertThat(Instant.now()).as("the database is %s", database()).isBefore(latest);
        }
    }

    private static void everythingGoesOn() {
        until("up");
        HttpResponse<String> written = portal.send(post("/api/records", JSON, REPORT));
        assertThat(written.statusCode()).as(written.body()).isEqualTo(201);
        JsonObject answer = new JsonObject(written.body());
        assertThat(portal.get("/api/records/" + answer.getString("id") + "?atLeast=" + answer.getString("token"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @Order(1)
    void whileTheDatabaseIsThereNothingIsUnavailable() {
        ask(needing()).forEach((name, answer) -> assertThat(answer.response().statusCode())
                .as("%s: %s", name, answer.response().body())
                .isLessThan(500));
    }

    @Test
    @Order(2)
    void aDatabaseThatHangsIsNoticedInTimeAndWhatWasSentMeanwhileIsSafeToRepeat() throws IOException {
        PostgresProcess postgres = PostgresProcess.of(DATA);
        postgres.pause();
        HttpRequest keyed = post("/api/records", JSON, REPORT, "Authorization", TOKEN, "Idempotency-Key", "\"once\"");
        try {
            CompletableFuture<HttpResponse<String>> lost = HTTP.sendAsync(keyed, BodyHandlers.ofString());
            allAreToldThatItIsAway();
            assertThat(lost.join().statusCode()).isEqualTo(503);
            assertThat(database()).isEqualTo("down");
            Map<String, Answer> known = ask(needing());
            assertThat(known.values()).allMatch(answer -> answer.took().toMillis() < 2000);
        } finally {
            postgres.resume();
        }
        everythingGoesOn();
        HttpResponse<String> first = portal.send(keyed);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(new JsonObject(portal.send(keyed).body()).getString("id"))
                .isEqualTo(new JsonObject(first.body()).getString("id"));
    }

    @Test
    @Order(3)
    void aDatabaseThatWasKilledIsStartedAgainOnTheSamePort() throws IOException {
        PostgresProcess before = PostgresProcess.of(DATA);
        before.kill();
        Map<String, Answer> meanwhile = ask(needing());
        assertThat(meanwhile.values())
                .allMatch(answer -> answer.response().statusCode() < 500
                        || answer.response().statusCode() == 503)
                .allMatch(answer -> answer.took().compareTo(LONGEST) < 0);
        everythingGoesOn();
        PostgresProcess after = PostgresProcess.of(DATA);
        assertThat(after.port()).isEqualTo(before.port());
        assertThat(after.postmaster().pid()).isNotEqualTo(before.postmaster().pid());
    }

    @Test
    @Order(4)
    void aPortalStartsWithoutItsDatabaseAndTakesItUpWhenItComes() throws IOException {
        HttpResponse<String> last = portal.send(post("/api/records", JSON, REPORT));
        portal.close();
        assertThat(PostgresProcess.lock(DATA)).doesNotExist();
        Path part = PostgresProcess.cluster(DATA).resolve("global/pg_control");
        Path aside = DATA.resolve("aside");
        Files.move(part, aside);
        portal = TestPortal.start(DATA);
        allAreToldThatItIsAway();
        assertThat(database()).isEqualTo("down");
        assertThat(processesOn(DATA)).isEmpty();
        Files.move(aside, part);
        everythingGoesOn();
        assertThat(portal.get("/api/records/" + new JsonObject(last.body()).getString("id"))
                        .statusCode())
                .isEqualTo(200);
    }

    private static List<ProcessHandle> processesOn(Path data) {
        return ProcessHandle.allProcesses()
                .filter(each -> each.info()
                        .commandLine()
                        .filter(line -> line.contains("/postgres ")
                                && line.contains(PostgresProcess.cluster(data).toString()))
                        .isPresent())
                .toList();
    }
}

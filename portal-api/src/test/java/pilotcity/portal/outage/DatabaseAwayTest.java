package pilotcity.portal.outage;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import pilotcity.portal.TestPortal;
import pilotcity.portal.faults.Eventually;
import pilotcity.portal.kernel.permission.Grant;

/**
 * Whatever happens to the database, every caller gets a true answer in time, and everything goes on when it is back.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DatabaseAwayTest {
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final long PAUSE_NANOS = 20_000_000;

    private static final Path DATA = TestPortal.temporaryFolder();
    private static final HttpClient HTTP = TestPortal.newClient();
    private static TestPortal portal = TestPortal.start(DATA);
    private static final String TOKEN = portal.bearer("ngo", Grant.ALL);

    @AfterAll
    static void stop() {
        portal.close();
        TestPortal.delete(DATA);
    }

    private record Answer(HttpResponse<String> response, Duration took) {}

    private static OutageRequests requests() {
        return new OutageRequests(portal, TOKEN);
    }

    private static HttpRequest report(String... headers) {
        return requests().post("/api/records", OutageRequests.JSON, OutageRequests.REPORT, headers);
    }

    private static Map<String, Answer> ask(Map<String, HttpRequest> requests) {
        return answers(send(requests));
    }

    private static Map<String, CompletableFuture<Answer>> send(Map<String, HttpRequest> requests) {
        Map<String, CompletableFuture<Answer>> sent = new LinkedHashMap<>();
        requests.forEach((name, request) -> {
            Instant start = Instant.now();
            sent.put(
                    name,
                    HTTP.sendAsync(request, BodyHandlers.ofString())
                            .thenApply(response -> new Answer(response, Duration.between(start, Instant.now()))));
        });
        return sent;
    }

    private static Map<String, Answer> answers(Map<String, CompletableFuture<Answer>> sent) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        sent.forEach((name, answer) -> {
            assertThat(answer).as(name).succeedsWithin(LONGEST);
            answers.put(name, answer.join());
        });
        return answers;
    }

    private static void allAreToldThatItIsAway() {
        Map<String, CompletableFuture<Answer>> going = send(requests().goingOn());
        Map<String, Answer> refused = ask(requests().needing());
        refused.forEach((name, answer) -> {
            HttpResponse<String> response = answer.response();
            assertThat(response.statusCode())
                    .as("%s: %s", name, response.body())
                    .isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).as(name).isPresent();
            assertThat(answer.took()).as(name).isLessThan(LONGEST);
        });
        answers(going).forEach((name, answer) -> {
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
        untilTrue("the database is " + state, () -> database().equals(state));
    }

    private static void untilTrue(String what, BooleanSupplier is) {
        Instant latest = Instant.now().plusSeconds(40);
        while (!is.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(latest);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static void untilMore(String what, AtomicLong count) {
        long before = count.get();
        untilTrue(what, () -> count.get() > before);
    }

    private static void everythingGoesOn() {
        until("up");
        HttpResponse<String> written = portal.send(report());
        assertThat(written.statusCode()).as(written.body()).isEqualTo(201);
        JsonObject answer = new JsonObject(written.body());
        HttpResponse<String> found =
                portal.get("/api/records/" + answer.getString("id") + "?atLeast=" + answer.getString("changeToken"));
        assertThat(found.statusCode()).as(found.body()).isEqualTo(200);
    }

    @Test
    @Order(1)
    void whileTheDatabaseIsThereNothingIsUnavailable() {
        ask(requests().needing())
                .forEach((name, answer) -> assertThat(answer.response().statusCode())
                        .as("%s: %s", name, answer.response().body())
                        .isLessThan(500));
    }

    @Test
    @Order(2)
    void aDatabaseThatHangsIsNoticedInTimeAndWhatWasSentMeanwhileIsSafeToRepeat() throws IOException {
        PostgresProcess postgres = PostgresProcess.of(DATA);
        postgres.pause();
        HttpRequest keyed = report("Authorization", TOKEN, "Idempotency-Key", "\"once\"");
        try {
            CompletableFuture<HttpResponse<String>> lost = HTTP.sendAsync(keyed, BodyHandlers.ofString());
            allAreToldThatItIsAway();
            assertThat(lost)
                    .succeedsWithin(LONGEST)
                    .extracting(HttpResponse::statusCode)
                    .isEqualTo(503);
            assertThat(database()).isEqualTo("down");
            Map<String, Answer> known = ask(requests().needing());
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
        Map<String, Answer> meanwhile = ask(requests().needing());
        assertThat(meanwhile.values())
                .allMatch(answer -> answer.response().statusCode() < 500
                        || answer.response().statusCode() == 503)
                .allMatch(answer -> answer.took().compareTo(LONGEST) < 0);
        everythingGoesOn();
        PostgresProcess after = PostgresProcess.of(DATA);
        assertThat(after.port()).isEqualTo(before.port());
        assertThat(after.postmaster().pid()).isNotEqualTo(before.postmaster().pid());
    }

    /** One that is killed takes all others with it, and the server recovers by itself: no writer gets an error. */
    @Test
    @Order(4)
    void whileConnectionsAreKilledEveryWriterIsAnsweredOrToldToComeAgain() throws IOException {
        PostgresProcess postgres = PostgresProcess.of(DATA);
        List<CompletableFuture<List<HttpResponse<String>>>> writers = new ArrayList<>();
        AtomicBoolean stopping = new AtomicBoolean();
        AtomicLong refused = new AtomicLong();
        AtomicLong accepted = new AtomicLong();
        for (int i = 0; i < 6; i++) {
            writers.add(CompletableFuture.supplyAsync(
                    () -> writeUntil(stopping, accepted, refused), Thread::startVirtualThread));
        }
        try {
            for (int round = 0; round < 3; round++) {
                untilMore("writers are answered", accepted);
                postgres.killConnections();
                untilMore("writers are refused", refused);
            }
            untilMore("writers are answered", accepted);
        } finally {
            stopping.set(true);
        }
        List<HttpResponse<String>> answers =
                writers.stream().flatMap(writer -> writer.join().stream()).toList();
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.statusCode()).as(answer.body()).isIn(201, 503))
                .anyMatch(answer -> answer.statusCode() == 201)
                .anyMatch(answer -> answer.statusCode() == 503);
        everythingGoesOn();
    }

    private static List<HttpResponse<String>> writeUntil(
            AtomicBoolean stopping, AtomicLong accepted, AtomicLong refused) {
        List<HttpResponse<String>> answers = new ArrayList<>();
        while (!stopping.get()) {
            HttpResponse<String> answer = portal.send(report());
            answers.add(answer);
            (answer.statusCode() == 201 ? accepted : refused).incrementAndGet();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return answers;
    }

    @Test
    @Order(5)
    void aPortalStartsWithoutItsDatabaseAndTakesItUpWhenItComes() throws IOException {
        HttpResponse<String> last = portal.send(report());
        portal.close();
        assertThat(PostgresProcess.lock(DATA)).doesNotExist();
        Path part = PostgresProcess.cluster(DATA).resolve("global/pg_control");
        Path aside = DATA.resolve("aside");
        Files.move(part, aside);
        portal = TestPortal.start(DATA);
        allAreToldThatItIsAway();
        assertThat(database()).isEqualTo("down");
        Eventually.holds(
                "a failed start leaves nothing running",
                Duration.ofSeconds(10),
                () -> processesOn(DATA).isEmpty());
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

package pilotcity.portal.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import pilotcity.portal.FaultIntensity;
import pilotcity.portal.PortalProcess;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.permission.Grant;

/** A portal that is killed at any moment of a publication shows the old version or the new one, whole. */
@Tag(FaultIntensity.TAG)
class PublicationCrashTest {
    private static final String SET = "crash-test";
    private static final int ROUNDS = FaultIntensity.count(2, 60);
    private static final long LONGEST_MILLIS = 2500;
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private final Path data = TestPortal.startedFolder();
    private final Random random = new Random(Long.getLong("portal.faults.seed", System.nanoTime()));
    private final AtomicInteger acknowledged = new AtomicInteger();
    private String token = "";

    @AfterEach
    void delete() {
        TestPortal.delete(data);
    }

    @Test
    void aVersionIsWholeOrNotThere() throws Exception {
        try (TestPortal portal = TestPortal.start(data)) {
            token = portal.bearer("agency", Grant.ALL);
        }
        for (int round = 0; round < ROUNDS; round++) {
            Process server = start();
            Publisher publisher = new Publisher(PortalProcess.url(server), token);
            checkWhole(publisher);
            Thread publishing = Thread.ofVirtual().start(() -> publishAgainAndAgain(publisher));
            LockSupport.parkNanos(random.nextLong(LONGEST_MILLIS) * 1_000_000);
            server.destroyForcibly().waitFor();
            publishing.join();
        }
        Process server = start();
        Publisher publisher = new Publisher(PortalProcess.url(server), token);
        checkWhole(publisher);
        int before = acknowledged.get();
        publishNext(publisher);
        checkWhole(publisher);
        server.destroy();
        server.waitFor();
        assertThat(acknowledged.get()).isGreaterThan(before);
    }

    private Process start() throws IOException {
        return new ProcessBuilder(PortalProcess.line("run", "--port", "0", "--data", data.toString()))
                .redirectError(data.resolve("errors").toFile())
                .start();
    }

    private void publishAgainAndAgain(Publisher publisher) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                publishNext(publisher);
            }
        } catch (UncheckedIOException e) {
            // the server was killed
        }
    }

    /** Version n has n rows, each with n in it. */
    private static byte[] content(int number) {
        StringBuilder rows = new StringBuilder("row,version\n");
        for (int i = 1; i <= number; i++) {
            rows.append(i).append(',').append(number).append('\n');
        }
        return rows.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Begins at whatever the last attempt has left. */
    private void publishNext(Publisher publisher) {
        JsonObject draft = draft(publisher);
        Integer newest = draft.getInteger("newestVersion");
        int number = newest == null ? 1 : newest + 1;
        if ("inReview".equals(draft.getString("state"))) {
            publisher.does(SET, "remark", new JsonObject().put("remark", "again"));
        }
        publisher.does(SET, "attach", new JsonObject().put("upload", publisher.upload("works.csv", content(number))));
        publisher.table(SET, "proposed");
        publisher.does(SET, "define", new JsonObject().put("file", "works.csv"));
        publisher.table(SET, "checked");
        publisher.does(SET, "submit", new JsonObject());
        JsonObject published = publisher.does(SET, "publish", new JsonObject());
        acknowledged.accumulateAndGet(Integer.parseInt(published.getString("versionNumber")), Math::max);
    }

    private JsonObject draft(Publisher publisher) {
        HttpResponse<String> found = publisher.get("/api/datasets/" + SET + "/private");
        if (found.statusCode() == 404) {
            publisher.post(
                    "/api/datasets",
                    new JsonObject()
                            .put("id", SET)
                            .put("organisation", "bike-guangzhou")
                            .put("name", "路灯")
                            .put("license", "CC0-1.0"));
            return new JsonObject();
        }
        return new JsonObject(found.body());
    }

    private void checkWhole(Publisher publisher) {
        int newest = newest(publisher);
        acknowledged.set(newest);
        for (int number = Math.max(1, newest - 1); number <= newest; number++) {
            String version = "/api/datasets/" + SET + "/versions/" + number;
            assertThat(publisher.get(version + "/files/works.csv").body())
                    .isEqualTo(new String(content(number), StandardCharsets.UTF_8));
            JsonObject answer = new JsonObject(
                    publisher.get(version + "/tables/works/rows?limit=10000").body());
            assertThat(answer.getInteger("total")).isEqualTo(number);
            JsonArray rows = answer.getJsonArray("rows");
            for (int i = 0; i < rows.size(); i++) {
                assertThat(rows.getJsonObject(i).getInteger("version")).isEqualTo(number);
            }
        }
        HttpResponse<String> next =
                publisher.get("/api/datasets/" + SET + "/versions/" + (newest + 1) + "/files/works.csv");
        if (next.statusCode() != 404) {
            // it had been committed, and the index has followed meanwhile
            assertThat(next.body()).isEqualTo(new String(content(newest + 1), StandardCharsets.UTF_8));
        }
    }

    /** The version that is shown, as soon as the index has followed the last one that was acknowledged. */
    private int newest(Publisher publisher) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            HttpResponse<String> found = publisher.get("/api/datasets/" + SET);
            int newest = found.statusCode() == 404 ? 0 : new JsonObject(found.body()).getInteger("newestVersion");
            if (newest >= acknowledged.get()) {
                return newest;
            }
            assertThat(System.nanoTime()).as(found.body()).isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}

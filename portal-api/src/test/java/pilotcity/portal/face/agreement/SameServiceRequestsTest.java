package pilotcity.portal.face.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.portal.TestPortal;

/** Random records and questions: every face gives the same ids, counts, points and times. */
class SameServiceRequestsTest {
    private static final int RECORDS = 600;
    private static final int QUESTIONS = 40;
    private static final long SEED = System.nanoTime();
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @TempDir
    private static Path folder;

    private static Path data;
    private static TestPortal portal;
    private static FaceClients faceClients;

    private final Random random = new Random(SEED);

    @BeforeAll
    static void start() throws IOException {
        data = TestPortal.temporaryFolder();
        portal = TestPortal.start(data);
        faceClients = new FaceClients(portal);
        Path file = Files.writeString(folder.resolve("records.csv"), csv(new Random(SEED)));
        Path mapping = Files.writeString(folder.resolve("mapping.json"), mapping());
        portal.service()
                .node()
                .commands()
                .importFile(
                        new JsonObject()
                                .put("kind", "records")
                                .put("file", file.toString())
                                .put("mapping", mapping.toString())
                                .encode(),
                        line -> {});
    }

    @AfterAll
    static void stop() {
        portal.close();
        TestPortal.delete(data);
    }

    /** One in twenty has an address and no point. */
    private static String csv(Random random) {
        StringBuilder csv = new StringBuilder("id,reported,updated,status,service,description,address,long,lat\n");
        for (int i = 0; i < RECORDS; i++) {
            Instant reported = NOW.minusSeconds(random.nextInt(80 * 86_400));
            boolean placed = random.nextInt(20) > 0;
            csv.append(String.format(
                    Locale.ROOT,
                    "%d,%s,%s,%s,%s,number %d 号,%s,%s,%s%n",
                    i,
                    reported,
                    reported.plusSeconds(random.nextInt(3600)),
                    random.nextBoolean() ? "open" : "closed",
                    RandomQuestion.CATEGORIES.get(random.nextInt(RandomQuestion.CATEGORIES.size())),
                    i,
                    placed ? "" : "somewhere " + i,
                    placed ? String.format(Locale.ROOT, "%.7f", 113 + random.nextDouble()) : "",
                    placed ? String.format(Locale.ROOT, "%.7f", 23 + random.nextDouble()) : ""));
        }
        return csv.toString();
    }

    private static String mapping() {
        JsonObject categories = new JsonObject();
        RandomQuestion.CATEGORIES.forEach(category -> categories.put(category, category));
        JsonObject columns = new JsonObject();
        List.of("id", "reported", "updated", "status", "description", "address")
                .forEach(column -> columns.put(column, column));
        columns.put("serviceName", "service").put("lon", "long").put("lat", "lat");
        return new JsonObject()
                .put("source", "agreement")
                .put(
                        "organisation",
                        new JsonObject()
                                .put("id", "agreement")
                                .put("name", "一致性")
                                .put("nameEn", "Agreement"))
                .put("timezone", "Asia/Shanghai")
                .put("times", new io.vertx.core.json.JsonArray())
                .put("columns", columns)
                .put("closed", new io.vertx.core.json.JsonArray().add("closed"))
                .put("unknownPoints", new io.vertx.core.json.JsonArray())
                .put("categories", categories)
                .encode();
    }

    @Test
    void everyFaceAnswersEveryQuestionWithTheSameRecords() {
        assertThat(faceClients.search(new RandomQuestion("", "", ""))).hasSize(RECORDS);
        for (int i = 0; i < QUESTIONS; i++) {
            RandomQuestion question = i == 0 ? new RandomQuestion("", "", "") : RandomQuestion.random(random, NOW);
            List<ObservedRequest> expected = faceClients.search(question);
            String what = "seed " + SEED + ", " + question;
            assertThat(faceClients.graphql(question)).as("GraphQL, " + what).isEqualTo(expected);
            assertThat(faceClients.geojson(question)).as("GeoJSON, " + what).isEqualTo(expected);
            assertThat(faceClients.jsonLines(question))
                    .as("JSON Lines, " + what)
                    .isEqualTo(expected);
            assertThat(faceClients.geojsonSequence(question))
                    .as("GeoJSON text sequence, " + what)
                    .isEqualTo(expected);
            assertThat(faceClients.atom(question)).as("Atom, " + what).isEqualTo(expected);
            assertThat(faceClients.ogc(question))
                    .as("OGC API Features, " + what)
                    .isEqualTo(faceClients.search(question.orNowhere()));
        }
    }

    @Test
    void open311GivesTheSameRequestsAsASearchForThem() {
        String since = "&start_date=" + NOW.minus(80, ChronoUnit.DAYS) + "&end_date=" + NOW.plusSeconds(60);
        assertThat(faceClients.open311(since)).isEqualTo(faceClients.search(new RandomQuestion("", "", "")));
        for (String category : RandomQuestion.CATEGORIES) {
            for (String status : List.of("open", "closed")) {
                RandomQuestion question = new RandomQuestion(
                        "category = '" + category + "' AND isOpen = " + status.equals("open"), "", "");
                assertThat(faceClients.open311(since + "&service_code=" + category + "&status=" + status))
                        .as("seed " + SEED + ", " + question)
                        .isEqualTo(faceClients.search(question));
            }
        }
    }
}

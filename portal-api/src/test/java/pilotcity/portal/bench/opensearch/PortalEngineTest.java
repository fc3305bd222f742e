package pilotcity.portal.bench.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.apache.lucene.util.SloppyMath;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import pilotcity.portal.TestPortal;
import pilotcity.portal.bench.corpus.BenchCorpus;
import pilotcity.portal.bench.corpus.CorpusLoader;
import pilotcity.portal.bench.corpus.SampleGenerator;
import pilotcity.portal.bench.harness.BenchRequest;
import pilotcity.portal.bench.harness.LoadClient;
import pilotcity.portal.bench.harness.ReportRequests;
import pilotcity.portal.kernel.db.Await;

/** What the benchmark asks the portal, counted by hand over what the portal gives away. */
class PortalEngineTest {
    private static final int IMPORTED = 500;
    private static final int REPORTED = 20;
    private static final int WINDOWS = 40;
    private static final GeometryFactory SHAPES = new GeometryFactory();

    private static Path folder;
    private static TestPortal portal;
    private static Vertx vertx;
    private static LoadClient client;
    private static SampleGenerator generator;
    private static List<JsonObject> records;

    @BeforeAll
    static void load() throws IOException {
        folder = TestPortal.temporaryFolder();
        portal = TestPortal.start(folder.resolve("portal"));
        vertx = Vertx.vertx();
        client = new LoadClient(vertx, portal.service().port(), 2);
        generator =
                new SampleGenerator(1, SampleGenerator.cities(TestPortal.home().resolve("datasets/places/places.csv")));
        try (CorpusLoader loader = new CorpusLoader(vertx, portal.data(), BenchCorpus.RECORD, generator)) {
            loader.prepare(IMPORTED);
            loader.load(IMPORTED, line -> {});
            loader.insert(IMPORTED);
        }
        ReportRequests reports = new ReportRequests(portal.data(), generator);
        client.sendAll(REPORTED, number -> reports.request(generator.random(number)));
        client.awaitTotal("record", IMPORTED + 1 + REPORTED);
        records = client.get("/api/export/records.jsonl")
                .lines()
                .map(JsonObject::new)
                .toList();
    }

    @AfterAll
    static void stop() {
        client.close();
        Await.get(vertx.close());
        portal.close();
        TestPortal.delete(folder);
    }

    private static SearchWindow window(int number) {
        return SearchWindow.random(generator, generator.random(number));
    }

    private static boolean contains(JsonObject record, String word) {
        return List.of(
                        "description",
                        "categoryName",
                        "categoryNameEn",
                        "serviceName",
                        "address",
                        "placeName",
                        "agencyName")
                .stream()
                .map(field -> record.getString(field, "").toLowerCase(Locale.ROOT))
                .anyMatch(text -> text.contains(word));
    }

    private static double lon(JsonObject record) {
        return point(record).getDouble(0);
    }

    private static double lat(JsonObject record) {
        return point(record).getDouble(1);
    }

    private static JsonArray point(JsonObject record) {
        return record.getJsonObject("geometry").getJsonArray("coordinates");
    }

    private static boolean inTime(JsonObject record, SearchWindow window) {
        Instant reported = Instant.parse(record.getString("reported"));
        return !reported.isBefore(window.from()) && !reported.isAfter(window.to());
    }

    private static boolean inBox(JsonObject record, double west, double south, double east, double north) {
        return lon(record) >= west && lon(record) <= east && lat(record) >= south && lat(record) <= north;
    }

    private static boolean inBox(JsonObject record, SearchWindow window) {
        return inBox(record, window.west(), window.south(), window.east(), window.north());
    }

    private static Geometry star(SearchWindow window) {
        Coordinate[] corners = Arrays.stream(window.star())
                .map(corner -> new Coordinate(corner[0], corner[1]))
                .toArray(Coordinate[]::new);
        return SHAPES.createPolygon(corners);
    }

    private static Predicate<JsonObject> meant(BenchQuestion question, SearchWindow window) {
        return switch (question) {
            case B1 -> record -> contains(record, window.word()) && inBox(record, window) && inTime(record, window);
            case B2 -> {
                Geometry star = star(window);
                yield record -> star.contains(SHAPES.createPoint(new Coordinate(lon(record), lat(record))))
                        && inTime(record, window);
            }
            case B3 -> record -> contains(record, window.word());
            case B4 ->
                record -> window.category().equals(record.getString("category"))
                        && SloppyMath.haversinMeters(window.lat(), window.lon(), lat(record), lon(record))
                                <= window.radius();
            case F1 -> record -> inTime(record, window);
            case C1 -> record -> !Instant.parse(record.getString("reported")).isBefore(window.from());
            case C2 -> {
                SearchWindow.City city = window.city();
                yield record ->
                        inBox(record, city.west(), city.south(), city.east(), city.north()) && inTime(record, window);
            }
            case E1 -> record -> inBox(record, window);
        };
    }

    /** English words are looked for by their singular, which is not done by hand here. */
    private static boolean isEnglishWord(BenchQuestion question, SearchWindow window) {
        return (question == BenchQuestion.B1 || question == BenchQuestion.B3)
                && window.word().charAt(0) < 128;
    }

    @Test
    void itFindsWhatIsMeant() {
        ComparedEngine engine =
                new PortalEngine(portal.service().port(), portal.data().resolve("index"), () -> Duration.ZERO);
        for (BenchQuestion question : BenchQuestion.values()) {
            long all = 0;
            for (int i = 0; i < WINDOWS; i++) {
                SearchWindow window = window(i);
                if (isEnglishWord(question, window)) {
                    continue;
                }
                long total = engine.total(question, client.bytes(engine.request(question, window)));
                long meant = records.stream().filter(meant(question, window)).count();
                assertThat(total).as(question + " " + window).isEqualTo(meant);
                all += total;
            }
            assertThat(all).as(question + " finds something").isPositive();
        }
    }

    @Test
    void theRecordsHaveTheSizeOfRealOnes() {
        double mean = records.stream()
                .filter(record -> record.getString("source").equals("bench"))
                .limit(100)
                .mapToInt(record -> client.bytes(BenchRequest.get("/api/records/" + record.getString("id"))).length)
                .average()
                .orElseThrow();
        assertThat(mean).isBetween(2_000.0, 3_000.0);
    }

    @Test
    void theIndexHasASizeAndSegments() throws IOException {
        ComparedEngine engine =
                new PortalEngine(portal.service().port(), portal.data().resolve("index"), () -> Duration.ZERO);
        assertThat(engine.size().segments()).isPositive();
    }
}

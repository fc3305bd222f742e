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
    private static LoadClient loadClient;
    private static SampleGenerator sampleGenerator;
    private static List<JsonObject> records;

    @BeforeAll
    static void load() throws IOException {
        folder = TestPortal.temporaryFolder();
        portal = TestPortal.start(folder.resolve("portal"));
        vertx = Vertx.vertx();
        loadClient = new LoadClient(vertx, portal.service().port(), 2);
        sampleGenerator =
                new SampleGenerator(1, SampleGenerator.cities(TestPortal.home().resolve("datasets/places/places.csv")));
        try (CorpusLoader corpusLoader = new CorpusLoader(vertx, portal.data(), BenchCorpus.RECORD, sampleGenerator)) {
            corpusLoader.prepare(IMPORTED);
            corpusLoader.load(IMPORTED, line -> {});
            corpusLoader.insert(IMPORTED);
        }
        ReportRequests reportRequests = new ReportRequests(portal.data(), sampleGenerator);
        loadClient.sendAll(REPORTED, number -> reportRequests.request(sampleGenerator.random(number)));
        loadClient.awaitTotal("record", IMPORTED + 1 + REPORTED);
        records = loadClient
                .get("/api/export/records.jsonl")
                .lines()
                .map(JsonObject::new)
                .toList();
    }

    @AfterAll
    static void stop() {
        loadClient.close();
        Await.get(vertx.close());
        portal.close();
        TestPortal.delete(folder);
    }

    private static SearchWindow window(int number) {
        return SearchWindow.random(sampleGenerator, sampleGenerator.random(number));
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

    private static boolean inTime(JsonObject record, SearchWindow searchWindow) {
        Instant reported = Instant.parse(record.getString("reported"));
        return !reported.isBefore(searchWindow.from()) && !reported.isAfter(searchWindow.to());
    }

    private static boolean inBox(JsonObject record, double west, double south, double east, double north) {
        return lon(record) >= west && lon(record) <= east && lat(record) >= south && lat(record) <= north;
    }

    private static boolean inBox(JsonObject record, SearchWindow searchWindow) {
        return inBox(record, searchWindow.west(), searchWindow.south(), searchWindow.east(), searchWindow.north());
    }

    private static Geometry star(SearchWindow searchWindow) {
        Coordinate[] corners = Arrays.stream(searchWindow.star())
                .map(corner -> new Coordinate(corner[0], corner[1]))
                .toArray(Coordinate[]::new);
        return SHAPES.createPolygon(corners);
    }

    private static Predicate<JsonObject> meant(BenchQuestion benchQuestion, SearchWindow searchWindow) {
        return switch (benchQuestion) {
            case B1 ->
                record -> contains(record, searchWindow.word())
                        && inBox(record, searchWindow)
                        && inTime(record, searchWindow);
            case B2 -> {
                Geometry star = star(searchWindow);
                yield record -> star.contains(SHAPES.createPoint(new Coordinate(lon(record), lat(record))))
                        && inTime(record, searchWindow);
            }
            case B3 -> record -> contains(record, searchWindow.word());
            case B4 ->
                record -> searchWindow.category().equals(record.getString("category"))
                        && SloppyMath.haversinMeters(searchWindow.lat(), searchWindow.lon(), lat(record), lon(record))
                                <= searchWindow.radius();
            case F1 -> record -> inTime(record, searchWindow);
            case C1 -> record -> !Instant.parse(record.getString("reported")).isBefore(searchWindow.from());
            case C2 -> {
                SearchWindow.City city = searchWindow.city();
                yield record -> inBox(record, city.west(), city.south(), city.east(), city.north())
                        && inTime(record, searchWindow);
            }
            case E1 -> record -> inBox(record, searchWindow);
        };
    }

    /** English words are looked for by their singular, which is not done by hand here. */
    private static boolean isEnglishWord(BenchQuestion benchQuestion, SearchWindow searchWindow) {
        return (benchQuestion == BenchQuestion.B1 || benchQuestion == BenchQuestion.B3)
                && searchWindow.word().charAt(0) < 128;
    }

    @Test
    void itFindsWhatIsMeant() {
        ComparedEngine comparedEngine =
                new PortalEngine(portal.service().port(), portal.data().resolve("index"), () -> Duration.ZERO);
        for (BenchQuestion benchQuestion : BenchQuestion.values()) {
            long all = 0;
            for (int i = 0; i < WINDOWS; i++) {
                SearchWindow searchWindow = window(i);
                if (isEnglishWord(benchQuestion, searchWindow)) {
                    continue;
                }
                long total = comparedEngine.total(
                        benchQuestion, loadClient.bytes(comparedEngine.request(benchQuestion, searchWindow)));
                long meant = records.stream()
                        .filter(meant(benchQuestion, searchWindow))
                        .count();
                assertThat(total).as(benchQuestion + " " + searchWindow).isEqualTo(meant);
                all += total;
            }
            assertThat(all).as(benchQuestion + " finds something").isPositive();
        }
    }

    @Test
    void theRecordsHaveTheSizeOfRealOnes() {
        double mean = records.stream()
                .filter(record -> record.getString("source").equals("bench"))
                .limit(100)
                .mapToInt(record -> loadClient.bytes(BenchRequest.get("/api/records/" + record.getString("id"))).length)
                .average()
                .orElseThrow();
        assertThat(mean).isBetween(2_000.0, 3_000.0);
    }

    @Test
    void theIndexHasASizeAndSegments() throws IOException {
        ComparedEngine comparedEngine =
                new PortalEngine(portal.service().port(), portal.data().resolve("index"), () -> Duration.ZERO);
        assertThat(comparedEngine.size().segments()).isPositive();
    }
}

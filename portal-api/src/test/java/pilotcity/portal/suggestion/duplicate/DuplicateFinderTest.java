package pilotcity.portal.suggestion.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Label;
import pilotcity.index.search.SimulatedDocuments;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.changelog.ChangeToken;
import pilotcity.portal.kernel.learning.duplicate.PerceptualHash;

/** Records that may mean the same, found in a real index. Each test is in a district of its own. */
class DuplicateFinderTest {
    private static final double METRE_NORTH = 1 / 111_195.0;
    private static final Instant NOW = Instant.now();
    private static final String LIGHT = "小学门口的路灯坏了三天，晚上孩子放学看不清路";

    private static TestPortal portal;

    @BeforeAll
    static void start() {
        portal = TestPortal.start(TestPortal.startedFolder());
    }

    @AfterAll
    static void stop() {
        portal.close();
        TestPortal.delete(portal.data());
    }

    /** A street light out at 23.{@code district} north, changed by pairs of column and value, and visible. */
    private static void record(String id, double lat, Duration before, Object... columns) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("status", "reported");
        row.put("category", "street-light-out");
        row.put("lon", 113.3);
        row.put("lat", lat);
        row.put("holder", "portal");
        row.put("source", "api");
        row.put("reported_at", time(NOW.minus(before)));
        row.put("updated_at", time(NOW.minus(before)));
        for (int i = 0; i < columns.length; i += 2) {
            row.put((String) columns[i], columns[i + 1]);
        }
        row.values().removeIf(value -> value.equals(""));
        String places = IntStream.rangeClosed(1, row.size())
                .mapToObj(place -> "$" + place)
                .collect(Collectors.joining(", "));
        ChangeToken written = portal.sql(
                "INSERT INTO record (" + String.join(", ", row.keySet()) + ") VALUES (" + places + ")",
                row.values().toArray());
        portal.get("/api/records/" + id + "?atLeast=" + written);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static DuplicateQuery light(double lat, @Nullable String words) {
        return DuplicateQuery.arriving(words, "street-light-out", null, null, List.of(), NOW)
                .at(113.3, lat, null);
    }

    private static List<PossibleDuplicate> find(DuplicateQuery query) {
        return portal.service().node().live().read(index -> new DuplicateFinder(index).find(query));
    }

    private static List<String> ids(DuplicateQuery query) {
        return find(query).stream().map(found -> found.document().id()).toList();
    }

    private static Document document(String id) {
        return portal.service()
                .node()
                .live()
                .read(index -> index.find("record", id))
                .orElseThrow();
    }

    @Test
    void whatIsNearRecentAndSaysTheSameIsLikelyAndSaysWhy() {
        record("near-1", 23.1, Duration.ofDays(2), "description", LIGHT);
        PossibleDuplicate found =
                find(light(23.1 + 12 * METRE_NORTH, LIGHT + "。")).getFirst();
        assertThat(found.document().id()).isEqualTo("near-1");
        assertThat(found.probability()).isGreaterThan(0.75);
        assertThat(found.likelihood()).isEqualTo(DuplicateLikelihood.VERY_LIKELY);
        assertThat(found.metres()).isCloseTo(12, within(0.1));
        assertThat(found.closed()).isFalse();
        assertThat(found.reasons())
                .containsExactly(
                        new Label("相距 12 米", "12 m away"),
                        new Label("早 2 天", "2 days earlier"),
                        new Label("描述相似", "similar words"));
    }

    @Test
    void nearerSoonerAndOfTheSameCategoryComesFirst() {
        record("order-far", 23.12 + 60 * METRE_NORTH, Duration.ofHours(1));
        record("order-late", 23.12, Duration.ofDays(9));
        record("order-first", 23.12, Duration.ofHours(1));
        record("order-other", 23.12, Duration.ofHours(1), "category", "litter");
        assertThat(ids(light(23.12, null))).containsExactly("order-first", "order-late", "order-far", "order-other");
    }

    @Test
    void whatWasClosedLatelyIsMarkedAndWhatWasClosedLongAgoIsNotFound() {
        record(
                "closed-lately",
                23.14,
                Duration.ofDays(6),
                "status",
                "declined",
                "closed_at",
                time(NOW.minus(Duration.ofDays(2))));
        record(
                "closed-then",
                23.14,
                Duration.ofDays(29),
                "status",
                "resolved",
                "closed_at",
                time(NOW.minus(Duration.ofDays(31))));
        record("merged", 23.14, Duration.ofDays(1), "status", "duplicate", "closed_at", time(NOW));
        record("withdrawn", 23.14, Duration.ofDays(1), "status", "withdrawn", "closed_at", time(NOW));
        List<PossibleDuplicate> found = find(light(23.14, null));
        assertThat(found).extracting(duplicate -> duplicate.document().id()).containsExactly("closed-lately");
        assertThat(found.getFirst().closed()).isTrue();
        assertThat(found.getFirst().reasons()).contains(new Label("已结：不予受理", "closed already: Declined"));
    }

    @Test
    void aHiddenPointTellsNoDistance() {
        record("hidden", 23.165, Duration.ofHours(3), "category", "noise-neighbour", "point_precision_m", 800);
        DuplicateQuery query = DuplicateQuery.arriving(null, "noise-neighbour", null, null, List.of(), NOW)
                .at(113.3, 23.165 + 3 * METRE_NORTH, null);
        PossibleDuplicate found = find(query).getFirst();
        assertThat(found.metres()).isNull();
        assertThat(found.reasons())
                .containsExactly(new Label("在同一片区域", "in the same area"), new Label("早 3 小时", "3 hours earlier"));
        assertThat(found.probability()).isLessThan(0.3);
    }

    @Test
    void aPointThatIsLessPreciseThanTheDistanceIsOnlyCloseBy() {
        record("close", 23.18, Duration.ofHours(3), "point_precision_m", 20);
        assertThat(find(light(23.18 + 8 * METRE_NORTH, null)).getFirst().reasons())
                .contains(new Label("就在附近", "close by"));
    }

    @Test
    void theSamePictureIsFoundWhereverItIs() {
        PerceptualHash hash = new PerceptualHash(0x1234_5678_9abc_def0L);
        record("pictured", 23.4, Duration.ofDays(3));
        portal.sql(
                "INSERT INTO photo (id, image, thumbnail, original, original_sha256, width, height, public,"
                        + " perceptual_hash) VALUES ('pictured', $1, $1, $1, '', 1, 1, true, $2)",
                Buffer.buffer("x"),
                hash.hex());
        ChangeToken shown =
                portal.sql("INSERT INTO record_photo (record, position, photo) VALUES ('pictured', 1, 'pictured')");
        portal.get("/api/records/pictured?atLeast=" + shown);
        PerceptualHash compressed = new PerceptualHash(hash.bits() ^ 0b101L);
        DuplicateQuery query = DuplicateQuery.arriving(null, "street-light-out", null, null, List.of(compressed), NOW);
        PossibleDuplicate found = find(query).getFirst();
        assertThat(found.document().id()).isEqualTo("pictured");
        assertThat(found.likelihood()).isNotEqualTo(DuplicateLikelihood.UNLIKELY);
        assertThat(found.reasons()).contains(new Label("照片相同", "the same picture"));
        assertThat(ids(DuplicateQuery.arriving(
                        null, "street-light-out", null, null, List.of(new PerceptualHash(~hash.bits())), NOW)))
                .isEmpty();
    }

    @Test
    void manyReportsOfManySortsAtOnePointAreNotNearEachOther() {
        List<String> categories = List.of(
                "litter",
                "pothole",
                "bin-overflow",
                "manhole-cover",
                "road-marking",
                "footway-surface",
                "bulky-waste",
                "bridge-damage",
                "guardrail",
                "light-glare",
                "street-light-pole",
                "crossing-missing");
        for (int i = 0; i < 48; i++) {
            record("hall-" + i, 23.2, Duration.ofDays(1 + i % 20), "category", categories.get(i % categories.size()));
        }
        record("hall-light", 23.2, Duration.ofDays(1), "address", "体育东路138号");
        record("real-light", 23.2 + 100 * METRE_NORTH, Duration.ofDays(1));
        Map<String, PossibleDuplicate> found = find(light(23.2, null)).stream()
                .collect(Collectors.toMap(duplicate -> duplicate.document().id(), duplicate -> duplicate));
        found.values().forEach(duplicate -> {
            assertThat(duplicate.probability()).isLessThan(0.03);
            assertThat(duplicate.metres()).isNull();
        });
        DuplicateQuery addressed = DuplicateQuery.arriving(null, "street-light-out", null, "体育东路138号", List.of(), NOW)
                .at(113.3, 23.2, null);
        PossibleDuplicate same = find(addressed).getFirst();
        assertThat(same.document().id()).isEqualTo("hall-light");
        assertThat(same.reasons()).contains(new Label("地址相同", "the same address"));
        assertThat(same.likelihood()).isNotEqualTo(DuplicateLikelihood.UNLIKELY);
    }

    @Test
    void withoutAPointWordsAndAddressFindItAndItIsLessProbable() {
        record("worded", 23.22, Duration.ofDays(1), "description", "白云大道北隧道口旁边的消防栓被撞倒，一直在喷水", "category", "water-leak");
        DuplicateQuery query =
                DuplicateQuery.arriving("消防栓被撞倒了，白云大道北隧道口一直喷水", "water-leak", null, null, List.of(), NOW);
        PossibleDuplicate found = find(query).getFirst();
        assertThat(found.document().id()).isEqualTo("worded");
        assertThat(found.metres()).isNull();
        double located = find(query.at(113.3, 23.22, null)).getFirst().probability();
        assertThat(found.probability()).isBetween(0.003, located / 2);
    }

    @Test
    void aPlaceThatIsWrittenDifferentlySaysNothingAndAnotherNumberDoes() {
        record("written", 23.3, Duration.ofHours(1), "address", "体育东路138号");
        DuplicateQuery query = DuplicateQuery.arriving(null, "street-light-out", null, null, List.of(), NOW);
        DuplicateQuery otherWords = DuplicateQuery.arriving(null, "street-light-out", null, "小学门口", List.of(), NOW);
        DuplicateQuery otherNumber = DuplicateQuery.arriving(null, "street-light-out", null, "华夏路10号", List.of(), NOW);
        double without = find(query.at(113.3, 23.3, null)).getFirst().probability();
        assertThat(find(otherWords.at(113.3, 23.3, null)).getFirst().probability())
                .isEqualTo(without, within(0.001));
        assertThat(find(otherNumber.at(113.3, 23.3, null)).getFirst().probability())
                .isLessThan(without);
    }

    @Test
    void aRecordIsNotItsOwnDuplicateAndWhatItWasMergedWithIsKnown() {
        record("self", 23.24, Duration.ofHours(5));
        record("self-later", 23.24, Duration.ofHours(2));
        record(
                "self-merged",
                23.24,
                Duration.ofHours(1),
                "status",
                "duplicate",
                "closed_at",
                time(NOW),
                "duplicate_of",
                "self");
        DuplicateQuery own = DuplicateQuery.of(document("self"), SimulatedDocuments.EXCLUDE);
        List<PossibleDuplicate> found = find(own);
        assertThat(found).extracting(duplicate -> duplicate.document().id()).containsExactly("self-later");
        assertThat(found.getFirst().reasons()).contains(new Label("晚 3 小时", "3 hours later"));
        assertThat(ids(DuplicateQuery.of(document("self-merged"), SimulatedDocuments.EXCLUDE)))
                .containsExactly("self-later");
    }

    @Test
    void simulatedRecordsAreFoundWhereTheyAreAskedFor() {
        record("simulated", 23.26, Duration.ofHours(1), "simulated", true);
        record("real", 23.26, Duration.ofHours(1));
        assertThat(ids(light(23.26, null))).containsExactly("real");
        assertThat(ids(DuplicateQuery.of(document("real"), SimulatedDocuments.INCLUDE)))
                .containsExactly("simulated");
    }

    @Test
    void aReportWithoutACategoryIsComparedWithAll() {
        record("any-litter", 23.28, Duration.ofHours(1), "category", "litter");
        record("any-light", 23.28, Duration.ofHours(1));
        DuplicateQuery query =
                DuplicateQuery.arriving("说不清是什么", "", "", "", List.of(), NOW).at(113.3, 23.28, null);
        assertThat(ids(query)).containsExactlyInAnyOrder("any-litter", "any-light");
    }
}

package pilotcity.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.index.document.Document;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.check.FilterCheck;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.filter.evaluate.FilterEvaluator;
import pilotcity.index.filter.evaluate.TruthValue;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.kind.SourceDocument;
import pilotcity.index.search.Coverage;
import pilotcity.index.search.FacetRequest;
import pilotcity.index.search.Hit;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SortStep;

/** Documents with a duration, open at either end, and others that happen at a moment: found by any time they share. */
class PeriodTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final Instant START = FIRST.atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final List<String> ZONES = List.of("Asia/Shanghai", "America/New_York", "Pacific/Auckland");

    record Stay(
            String id, LocalDate from, LocalDate until, Instant begun, Instant ended, String timezone, String colour) {}

    private static final Kind<Stay> CALL =
            describe("call").period("from", "until").build();
    private static final Kind<Stay> SHIFT =
            describe("shift").period("begun", "ended").zone("timezone").build();
    private static final Kind<Stay> VISIT =
            describe("visit").time("begun").zone("timezone").build();
    private static final Kind<Stay> CLOSURE = describe("closure").time("until").build();
    private static final Kind<Stay> SPOT = describe("spot").build();
    private static final List<Kind<Stay>> ALL = List.of(CALL, SHIFT, VISIT, CLOSURE, SPOT);
    private static final Kinds KINDS = new Kinds(List.copyOf(ALL), ZoneId.of("Asia/Shanghai"));
    private static final List<List<String>> ASKED = List.of(
            List.of(),
            List.of("call"),
            List.of("shift"),
            List.of("call", "closure"),
            List.of("shift", "visit"),
            List.of("call", "shift", "spot"));

    @TempDir
    Path folder;

    private final long seed = ThreadLocalRandom.current().nextLong();
    private final Random random = new Random(seed);
    private final Map<String, Stay> calls = new LinkedHashMap<>();
    private Index index;

    private static Kind.Builder<Stay> describe(String name) {
        return Kind.of(name, name + "s", Stay.class)
                .id(Stay::id)
                .date("from", Stay::from, f -> f.sort())
                .date("until", Stay::until, f -> f.sort())
                .instant("begun", Stay::begun, f -> f.sort())
                .instant("ended", Stay::ended, f -> f.sort())
                .keyword("timezone", Stay::timezone, f -> {})
                .keyword("colour", Stay::colour, f -> f.facet());
    }

    /** Several segments, with documents replaced and deleted. */
    @BeforeEach
    void fill() {
        index = Index.open(folder, KINDS);
        for (int batch = 0; batch < 6; batch++) {
            List<SourceDocument> put = new ArrayList<>();
            String gone = "call" + random.nextInt(60);
            for (Kind<Stay> kind : ALL) {
                for (int number : random.ints(0, 60).distinct().limit(20).toArray()) {
                    Stay stay = stay(kind.name() + number);
                    if (!stay.id().equals(gone)) {
                        put.add(kind.document(stay));
                        if (kind == CALL) {
                            calls.put(stay.id(), stay);
                        }
                    }
                }
            }
            calls.remove(gone);
            index.apply(put, Map.of("call", List.of(gone)), Map.of());
            index.refresh();
        }
    }

    @AfterEach
    void close() {
        index.close();
    }

    private Stay stay(String id) {
        int begin = random.nextInt(20);
        Instant begun = START.plusSeconds(random.nextInt(20 * 24) * 3_600L);
        return new Stay(
                id,
                maybe(FIRST.plusDays(begin)),
                maybe(FIRST.plusDays(begin + random.nextInt(5))),
                maybe(begun),
                maybe(begun.plusSeconds(random.nextInt(4 * 24) * 3_600L)),
                maybe(ZONES.get(random.nextInt(ZONES.size()))),
                random.nextBoolean() ? "red" : "blue");
    }

    private <T> T maybe(T value) {
        return random.nextInt(4) == 0 ? null : value;
    }

    @Test
    void theIndexFindsWhatTheEvaluatorFinds() {
        List<Document> all = documents(List.of(), null);
        for (int i = 0; i < 150; i++) {
            String filter = filter();
            for (List<String> asked : ASKED) {
                compare(all, asked, filter);
                compare(all, asked, "NOT (" + filter + ")");
                compare(all, asked, "(" + filter + ") AND colour = 'red'");
                compare(all, asked, "(" + filter + ") OR datetime IS NULL");
            }
        }
    }

    private String filter() {
        return switch (random.nextInt(8)) {
            case 0 -> "datetime > " + moment();
            case 1 -> "T_BEFORE(datetime, " + moment() + ")";
            case 2 -> "T_DURING(datetime, " + interval() + ")";
            case 3 -> "T_INTERSECTS(datetime, " + moment() + ")";
            default -> "T_INTERSECTS(datetime, " + interval() + ")";
        };
    }

    private String moment() {
        return random.nextBoolean() ? "DATE('" + day(0) + "')" : "TIMESTAMP('" + time(0) + "')";
    }

    private String interval() {
        return "INTERVAL(" + end(0) + "," + end(12) + ")";
    }

    private String end(int later) {
        return switch (random.nextInt(4)) {
            case 0 -> "'..'";
            case 1 -> "'" + time(later) + "'";
            default -> "'" + day(later) + "'";
        };
    }

    private LocalDate day(int later) {
        return FIRST.plusDays(random.nextInt(12) + later);
    }

    private Instant time(int later) {
        return START.plusSeconds((random.nextInt(12 * 24) + later * 24L + 24) * 3_600L);
    }

    private void compare(List<Document> all, List<String> asked, String text) {
        Filter filter = Cql2Text.parse(text);
        FilterEvaluator evaluator = FilterEvaluator.compile(FilterCheck.check(filter, KINDS, Set.copyOf(asked)));
        List<String> expected = all.stream()
                .filter(document -> asked.isEmpty() || asked.contains(document.kind()))
                .filter(document ->
                        evaluator.test(KINDS.get(document.kind()), document, KINDS.zone()) == TruthValue.TRUE)
                .map(Document::id)
                .toList();
        assertThat(documents(asked, filter))
                .as("%s of %s (seed %s)", text, asked, seed)
                .extracting(Document::id)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private List<Document> documents(List<String> asked, Filter filter) {
        SearchQuery query = SearchQuery.of(asked.toArray(String[]::new)).withLimit(1000);
        return index.search(filter == null ? query : query.withFilter(filter)).items().stream()
                .map(Hit::document)
                .toList();
    }

    /** Said once more without the evaluator. */
    @Test
    void aSpanFindsAndCountsWhatItShares() {
        for (int first = 0; first < 24; first++) {
            LocalDate from = FIRST.plusDays(first);
            LocalDate to = from.plusDays(2);
            check("T_INTERSECTS(datetime, INTERVAL('" + from + "','" + to + "'))", call -> overlaps(call, from, to));
            check("T_INTERSECTS(datetime, INTERVAL('" + from + "','..'))", call -> overlaps(call, from, LocalDate.MAX));
            check("T_INTERSECTS(datetime, INTERVAL('..','" + to + "'))", call -> overlaps(call, LocalDate.MIN, to));
            check("T_INTERSECTS(datetime, DATE('" + to + "'))", call -> overlaps(call, to, to));
            check("NOT T_INTERSECTS(datetime, DATE('" + to + "'))", call -> isTimed(call) && !overlaps(call, to, to));
        }
        check("datetime IS NULL", call -> !isTimed(call));
    }

    private static boolean isTimed(Stay call) {
        return call.from() != null || call.until() != null;
    }

    private static boolean overlaps(Stay call, LocalDate from, LocalDate to) {
        return isTimed(call)
                && (call.from() == null || !call.from().isAfter(to))
                && (call.until() == null || !call.until().isBefore(from));
    }

    private void check(String filter, Predicate<Stay> expected) {
        List<Stay> wanted = calls.values().stream().filter(expected).toList();
        Hits hits = index.search(SearchQuery.of("call")
                .withFilter(Cql2Text.parse(filter))
                .withFacets(List.of(new FacetRequest("colour", 10)))
                .withLimit(1000));
        assertThat(hits.items().stream().map(hit -> hit.document().id()))
                .as("%s (seed %s)", filter, seed)
                .containsExactlyInAnyOrderElementsOf(
                        wanted.stream().map(Stay::id).toList());
        assertThat(hits.total()).as(filter).isEqualTo(wanted.size());
        hits.facets()
                .get("colour")
                .forEach(count -> assertThat(count.count())
                        .as(filter)
                        .isEqualTo(wanted.stream()
                                .filter(call -> call.colour().equals(count.value()))
                                .count()));
    }

    @Test
    void theLatestToBeginComeFirstAndThoseWithoutABeginningLast() {
        List<String> order = new ArrayList<>();
        String after = null;
        do {
            Hits page = index.search(SearchQuery.of("call")
                    .withSort(List.of(new SortStep("from", true)))
                    .withPage(7, after, null));
            page.items().forEach(hit -> order.add(hit.document().id()));
            after = page.more() ? page.items().getLast().cursor() : null;
        } while (after != null);
        assertThat(order).as("seed %s", seed).containsExactlyInAnyOrderElementsOf(calls.keySet());
        assertThat(order.stream().map(id -> calls.get(id).from()).toList())
                .as("seed %s", seed)
                .isSortedAccordingTo(Comparator.nullsLast(Comparator.reverseOrder()));
    }

    @Test
    void anOpenEndOpensTheCoverage() {
        Coverage open = index.coverage("call");
        assertThat(List.of(calls.values().stream().anyMatch(call -> call.from() == null && call.until() != null)))
                .containsExactly(open.from() == null);
        assertThat(List.of(calls.values().stream().anyMatch(call -> call.from() != null && call.until() == null)))
                .containsExactly(open.to() == null);
        List<String> ids = new ArrayList<>(calls.keySet());
        Stay only = new Stay("only", FIRST, FIRST.plusDays(3), null, null, null, "red");
        Stay other = new Stay("other", FIRST.plusDays(1), FIRST.plusDays(2), null, null, null, "red");
        Stay unknown = new Stay("unknown", null, null, null, null, null, "red");
        index.apply(
                List.of(CALL.document(only), CALL.document(other), CALL.document(unknown)),
                Map.of("call", ids),
                Map.of());
        index.refresh();
        assertThat(index.coverage("call").from()).isEqualTo(START);
        assertThat(index.coverage("call").to()).isEqualTo(START.plusSeconds(3 * 86_400L));
        assertThat(index.coverage("spot").from()).isNull();
        assertThat(index.coverage("visit").to()).isEqualTo(latest(Stay::begun));
    }

    private Instant latest(Function<Stay, Instant> when) {
        Kind<?> visit = KINDS.get("visit");
        return documents(List.of("visit"), null).stream()
                .map(document -> document.map().get("begun"))
                .filter(Objects::nonNull)
                .map(text -> Instant.parse(text.toString()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}

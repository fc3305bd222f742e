package pilotcity.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.kind.SourceDocument;
import pilotcity.index.search.FacetRequest;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SortStep;

/** Kinds and times are answered by how the index lies: many segments, with documents replaced, deleted and untimed. */
class SegmentSectionsTest {
    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private final Map<String, TestThings.Thing> things = new LinkedHashMap<>();
    private Index index;

    @BeforeEach
    void fill() {
        Random random = new Random(11);
        index = Index.open(folder, TestThings.KINDS);
        for (int batch = 0; batch < 12; batch++) {
            List<SourceDocument> put = new ArrayList<>();
            for (int number : random.ints(0, 200).distinct().limit(25).toArray()) {
                String id = "t" + number;
                things.put(id, thing(id, random));
                put.add(TestThings.THING.document(things.get(id)));
                put.add(TestThings.EVENT.document(thing("e" + id, random)));
            }
            String gone = "t" + random.nextInt(200);
            things.remove(gone);
            index.apply(
                    put.stream().filter(source -> !source.id().equals(gone)).toList(),
                    Map.of("thing", List.of(gone)),
                    Map.of());
            index.refresh();
        }
    }

    @AfterEach
    void close() {
        index.close();
    }

    private static TestThings.Thing thing(String id, Random random) {
        TestThings.Thing any = TestThings.random(id, random);
        Instant at = random.nextInt(6) == 0 ? null : FIRST.plusSeconds(random.nextInt(40) * 3_600L);
        return new TestThings.Thing(
                id,
                any.name(),
                any.note(),
                any.colour(),
                any.tags(),
                any.size(),
                any.weight(),
                any.open(),
                any.day(),
                at,
                any.shape());
    }

    @Test
    void aTimeSpanFindsAndCountsWhatIsInIt() {
        for (int hour = 0; hour < 40; hour += 3) {
            Instant from = FIRST.plusSeconds(hour * 3_600L);
            Instant to = from.plusSeconds(5 * 3_600L);
            check(
                    "T_INTERSECTS(datetime, INTERVAL('" + from + "','" + to + "'))",
                    thing -> thing.at() != null
                            && !thing.at().isBefore(from)
                            && !thing.at().isAfter(to));
            check(
                    "at > TIMESTAMP('" + from + "')",
                    thing -> thing.at() != null && thing.at().isAfter(from));
            check(
                    "NOT (at > TIMESTAMP('" + from + "'))",
                    thing -> thing.at() != null && !thing.at().isAfter(from));
            check(
                    "at <= TIMESTAMP('" + from + "') AND colour = 'red'",
                    thing -> thing.at() != null && !thing.at().isAfter(from) && "red".equals(thing.colour()));
            check("at IS NULL", thing -> thing.at() == null);
        }
    }

    private void check(String filter, Predicate<TestThings.Thing> expected) {
        List<TestThings.Thing> wanted =
                things.values().stream().filter(expected).toList();
        Hits hits = index.search(SearchQuery.of("thing")
                .withFilter(Cql2Text.parse(filter))
                .withFacets(List.of(new FacetRequest("colour", 10)))
                .withLimit(1000));
        assertThat(hits.items().stream().map(hit -> hit.document().id()))
                .as(filter)
                .containsExactlyInAnyOrderElementsOf(
                        wanted.stream().map(TestThings.Thing::id).toList());
        assertThat(hits.total()).as(filter).isEqualTo(wanted.size());
        hits.facets()
                .get("colour")
                .forEach(count -> assertThat(count.count())
                        .as(filter)
                        .isEqualTo(wanted.stream()
                                .filter(thing -> count.value().equals(thing.colour()))
                                .count()));
    }

    @Test
    void theLatestAreTheFirstOfTheWholeOrderHoweverFewAreAskedFor() {
        SearchQuery latest = SearchQuery.of("thing").withSort(List.of(new SortStep("at", true)));
        List<String> whole = ids(index.search(latest.withLimit(1000)));
        assertThat(whole).hasSize(things.size());
        for (int size : new int[] {1, 7, 30}) {
            for (boolean counted : new boolean[] {true, false}) {
                Hits page = index.search(latest.withLimit(size).withTotal(counted));
                assertThat(ids(page)).isEqualTo(whole.subList(0, size));
                assertThat(page.total()).isEqualTo(counted ? things.size() : -1);
                assertThat(page.more()).isTrue();
                assertThat(ids(index.search(latest.withLimit(size), 5))).isEqualTo(whole.subList(5, 5 + size));
            }
        }
    }

    private static List<String> ids(Hits hits) {
        return hits.items().stream().map(hit -> hit.document().id()).toList();
    }
}

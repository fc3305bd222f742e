package pilotcity.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.run.ParallelSlices;
import pilotcity.index.search.FacetRequest;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SortStep;

/** A search in two parts answers as one in one part does. */
class SharedSearchTest {
    @TempDir
    Path whole;

    @TempDir
    Path shared;

    @Test
    void twoPartsHaveTheSameHitsTotalsAndFacets() {
        try (Index alone = TestThings.index(whole, 400, new Random(9));
                Index sliced = Index.open(shared, TestThings.KINDS, new ParallelSlices(0, 0))) {
            Random same = new Random(9);
            TestThings.fill(sliced, 400, same);
            for (SearchQuery query : queries()) {
                Hits expected = alone.search(query);
                Hits found = sliced.search(query);
                assertThat(ids(found)).as("%s", query).isEqualTo(ids(expected));
                assertThat(found.total()).isEqualTo(expected.total());
                assertThat(found.facets()).isEqualTo(expected.facets());
                assertThat(found.more()).isEqualTo(expected.more());
            }
        }
    }

    private static List<SearchQuery> queries() {
        SearchQuery all =
                SearchQuery.of().withFacets(List.of(new FacetRequest("colour", 10), new FacetRequest("tags", 2)));
        SearchQuery red = all.withFilter(Cql2Text.parse("colour = 'red' OR size > 2"));
        return List.of(
                all,
                red,
                red.withSort(List.of(new SortStep("at", true))),
                red.withSort(List.of(new SortStep("name", false))).withLimit(7),
                red.withPage(9, null, ""),
                red.withText("智慧"),
                red.withTotal(false).withFacets(List.of()),
                red.withLimit(0),
                SearchQuery.of("thing")
                        .withSort(List.of(new SortStep("at", true)))
                        .withFilter(Cql2Text.parse("open = TRUE")));
    }

    private static List<String> ids(Hits hits) {
        return hits.items().stream()
                .map(hit -> hit.document().kind() + hit.document().id())
                .toList();
    }
}

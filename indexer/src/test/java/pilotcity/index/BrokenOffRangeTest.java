package pilotcity.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.kind.SourceDocument;
import pilotcity.index.kind.TextRole;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SimulatedDocuments;
import pilotcity.index.search.SortStep;

/** A range that ends early leaves nothing behind for the next. */
class BrokenOffRangeTest {
    private record Lamp(String id, String name, String note, boolean simulated) {}

    private static final Kind<Lamp> LAMP = Kind.of("lamp", "lamps", Lamp.class)
            .id(Lamp::id)
            .text("name", Lamp::name, f -> f.searched(TextRole.NAME))
            .text("note", Lamp::note, f -> f.searched(TextRole.BODY))
            .keyword("state", Lamp::name, f -> f.facet())
            .keyword("wish", Lamp::note, f -> f.facet())
            .bool("simulated", Lamp::simulated, f -> f.facet())
            .simulated("simulated")
            .build();

    @TempDir
    Path folder;

    private final Random random = new Random(5);

    private String word() {
        return List.of("old", "new", "lit").get(random.nextInt(3));
    }

    @Test
    void theNextRangeHasItsOwnMatches() {
        List<SourceDocument> lamps = IntStream.range(0, 20_000)
                .mapToObj(i -> LAMP.document(new Lamp("l" + i, word(), word(), random.nextBoolean())))
                .toList();
        try (Index index = Index.open(folder, new Kinds(List.of(LAMP)))) {
            index.addNew(lamps, List.of());
            index.compact();
            index.refresh();
            SearchQuery all = SearchQuery.of("lamp").withSimulated(SimulatedDocuments.INCLUDE);
            for (SearchQuery query : List.of(
                    all.withText("old"),
                    all.withText("old").withSort(List.of(new SortStep("id", false))),
                    all.withFilter(Cql2Text.parse("state = 'old' OR wish = 'old'")),
                    all.withText("old").withFilter(Cql2Text.parse("state = 'lit' OR wish = 'lit'")))) {
                for (int size : new int[] {1, 7, 20, 300}) {
                    SearchQuery page = query.withLimit(size);
                    assertThat(ids(index, page.withTotal(false))).isEqualTo(ids(index, page.withTotal(true)));
                }
            }
        }
    }

    private static List<String> ids(Index index, SearchQuery query) {
        return index.search(query).items().stream()
                .map(hit -> hit.document().id())
                .toList();
    }
}

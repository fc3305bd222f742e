package pilotcity.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.kind.SourceDocument;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SortStep;
import pilotcity.index.state.IndexState;

class IndexScanTest {
    private static final SearchQuery ALL = SearchQuery.of("thing");

    @TempDir
    Path folder;

    private final Random random = new Random(3);
    private Index index;

    @BeforeEach
    void open() {
        index = TestThings.index(folder, 600, random);
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void itShowsEveryMatchOnceAndNoOther() throws IOException {
        for (String condition : List.of("size > 1", "colour IS NULL", "size * 2 = 4", "name LIKE '%城%'")) {
            SearchQuery query = ALL.withFilter(Cql2Text.parse(condition));
            assertThat(ids(query)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(found(query));
        }
    }

    @Test
    void withAnOrderItShowsThemInThatOrderBeyondOnePage() throws IOException {
        List<SourceDocument> many = IntStream.range(0, 21_000)
                .mapToObj(i -> TestThings.THING.document(TestThings.random("m" + i, random)))
                .toList();
        index.addNew(many, List.of());
        index.refresh();
        SearchQuery query = ALL.withSort(List.of(new SortStep("weight", true), new SortStep("id", false)));
        List<String> shown = ids(query);
        assertThat(shown).hasSize(21_400).doesNotHaveDuplicates();
        assertThat(shown.subList(0, 1000)).isEqualTo(found(query));
    }

    @Test
    void whatChangesMeanwhileChangesNothing() throws IOException {
        try (IndexScan scan = index.scan(ALL)) {
            List<String> before = ids(scan);
            index.apply(List.of(), Map.of("thing", before.subList(0, 100)), Map.of());
            index.refresh();
            index.compact();
            index.refresh();
            assertThat(ids(scan)).isEqualTo(before);
            assertThat(scan.count()).isEqualTo(400);
        }
        assertThat(ids(ALL)).hasSize(300);
    }

    @Test
    void aStateHasAnotherNameOnceTheDocumentsHaveChanged() throws IOException {
        index.compact();
        index.refresh();
        IndexState first = state();
        index.refresh();
        assertThat(state()).isEqualTo(first);
        index.apply(List.of(TestThings.THING.document(TestThings.random("new", random))), Map.of(), Map.of("at", "9"));
        assertThat(state()).isEqualTo(first);
        index.refresh();
        assertThat(state().id()).isNotEqualTo(first.id());
        assertThat(state().checkpoint()).containsEntry("at", "9");
    }

    @Test
    void itTellsTheValuesOfAField() throws IOException {
        try (IndexScan scan = index.scan(ALL.withFilter(Cql2Text.parse("colour IN ('red', 'blue')")))) {
            assertThat(scan.values("colour")).containsOnlyKeys("blue", "red");
        }
    }

    @Test
    void aVisitorEndsItByThrowing() throws IOException {
        try (IndexScan scan = index.scan(ALL)) {
            assertThatThrownBy(() -> scan.each(false, document -> {
                        throw new IOException("gone");
                    }))
                    .hasMessage("gone");
        }
    }

    private IndexState state() throws IOException {
        try (IndexScan scan = index.scan(ALL)) {
            return scan.state();
        }
    }

    private List<String> ids(SearchQuery query) throws IOException {
        try (IndexScan scan = index.scan(query)) {
            return ids(scan);
        }
    }

    private static List<String> ids(IndexScan scan) throws IOException {
        List<String> ids = new ArrayList<>();
        scan.each(false, document -> ids.add(document.id()));
        return ids;
    }

    private List<String> found(SearchQuery query) {
        return index.search(query.withLimit(SearchQuery.MAX_LIMIT)).items().stream()
                .map(hit -> hit.document().id())
                .toList();
    }
}

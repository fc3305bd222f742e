package pilotcity.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.kind.SourceDocument;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SearchTimeout;

/** A condition that takes milliseconds of each document is ended as soon as any other. */
class SlowFilterTest {
    /** Fewer than are gone through at a time. */
    private static final int DOCUMENTS = 1_000;

    private static final Duration SHORT = Duration.ofMillis(50);

    private final Filter slow = Cql2Text.parse("note LIKE '%" + "_".repeat(1_000) + "y'");
    private Index index;

    @BeforeEach
    void fill() throws IOException {
        index = Index.inMemory(TestThings.KINDS);
        String note = "x".repeat(3_000);
        List<SourceDocument> sources = IntStream.range(0, DOCUMENTS)
                .mapToObj(i -> TestThings.THING.document(new TestThings.Thing(
                        "t" + i, "name", note, null, List.of(), null, null, null, null, null, null)))
                .toList();
        index.apply(sources, Map.of(), Map.of());
        index.refresh();
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void itsTimeIsThatOfTheSearch() {
        SearchQuery query = SearchQuery.of("thing").withFilter(slow).withTimeout(SHORT);
        assertThatThrownBy(() -> index.search(query)).isInstanceOf(SearchTimeout.class);
        assertThatThrownBy(() -> index.extent(query)).isInstanceOf(SearchTimeout.class);
    }

    @Test
    void itIsAnsweredWhereThereIsTimeForIt() {
        SearchQuery query = SearchQuery.of("thing")
                .withFilter(new Filter.And(List.of(slow, Cql2Text.parse("id = 't7'"))))
                .withTimeout(Duration.ofMinutes(1));
        assertThat(index.search(query).total()).isZero();
    }
}

package pilotcity.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pilotcity.index.search.Hits;
import pilotcity.index.search.NearPoint;
import pilotcity.index.search.SearchException;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SortStep;

class SearchPagingTest {
    @TempDir
    Path folder;

    private Index index;

    @BeforeEach
    void open() {
        index = TestThings.index(folder, 120, new Random(7));
    }

    @AfterEach
    void close() {
        index.close();
    }

    @ParameterizedTest
    @CsvSource({
        "name,false",
        "name,true",
        "colour,false",
        "colour,true",
        "size,true",
        "weight,false",
        "day,true",
        "at,false",
        "id,true"
    })
    void everyOrderIsWalkedWithoutGapOrRepetitionInBothDirections(String field, boolean descending) {
        SearchQuery query = SearchQuery.of().withSort(List.of(new SortStep(field, descending)));
        List<String> whole = ids(index.search(query.withLimit(1000)));
        assertThat(whole).hasSize(120).doesNotHaveDuplicates();
        assertThat(forwards(query)).isEqualTo(whole);
        assertThat(backwards(query)).isEqualTo(whole);
    }

    @Test
    void documentsWithoutAValueComeLastInEitherDirection() {
        for (boolean descending : new boolean[] {false, true}) {
            SearchQuery query = SearchQuery.of()
                    .withSort(List.of(new SortStep("colour", descending)))
                    .withLimit(1000);
            List<Boolean> present = index.search(query).items().stream()
                    .map(hit -> hit.document().map().containsKey("colour"))
                    .toList();
            assertThat(present).isSortedAccordingTo((a, b) -> Boolean.compare(b, a));
        }
    }

    @Test
    void theScoreAndTheDistanceArePaged() {
        SearchQuery words = SearchQuery.of().withText("智慧");
        assertThat(forwards(words)).isEqualTo(ids(index.search(words.withLimit(1000))));
        SearchQuery near = SearchQuery.of().withNear(new NearPoint(113.3, 23.3, null));
        assertThat(forwards(near))
                .isEqualTo(ids(index.search(near.withLimit(1000))))
                .hasSize(120);
    }

    /** Earlier versions wrote the id, too. */
    @Test
    void aCursorWithTheIdGoesOn() throws IOException {
        SearchQuery query = SearchQuery.of("thing").withLimit(5);
        ObjectMapper json = new ObjectMapper();
        String cursor = index.search(query).items().getLast().cursor();
        ArrayNode parts = (ArrayNode) json.readTree(Base64.getUrlDecoder().decode(cursor));
        parts.insert(parts.size() - 1, Base64.getEncoder().encodeToString(new byte[] {'t'}));
        String earlier = Base64.getUrlEncoder().withoutPadding().encodeToString(json.writeValueAsBytes(parts));
        assertThat(ids(index.search(query.withPage(5, earlier, null))))
                .isEqualTo(ids(index.search(query.withPage(5, cursor, null))));
    }

    @Test
    void aCursorOfAnotherSearchIsRefused() {
        String cursor = index.search(SearchQuery.of()).items().getLast().cursor();
        SearchQuery other = SearchQuery.of().withText("智慧").withPage(5, cursor, null);
        assertThatThrownBy(() -> index.search(other))
                .isInstanceOf(SearchException.class)
                .hasMessage("this cursor does not belong to this search");
    }

    private List<String> forwards(SearchQuery query) {
        List<String> walked = new ArrayList<>();
        Hits page = index.search(query.withLimit(7));
        walked.addAll(ids(page));
        while (page.more()) {
            page = index.search(query.withPage(7, page.items().getLast().cursor(), null));
            walked.addAll(ids(page));
        }
        return walked;
    }

    private List<String> backwards(SearchQuery query) {
        List<String> walked = new ArrayList<>();
        Hits page = index.search(query.withPage(7, null, ""));
        walked.addAll(0, ids(page));
        while (page.more()) {
            page = index.search(query.withPage(7, null, page.items().getFirst().cursor()));
            walked.addAll(0, ids(page));
        }
        return walked;
    }

    private static List<String> ids(Hits hits) {
        return hits.items().stream().map(hit -> hit.document().id()).toList();
    }
}

package pilotcity.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.kind.TextRole;
import pilotcity.index.search.FacetRequest;
import pilotcity.index.search.SearchException;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SimulatedDocuments;

class SimulatedDocumentsTest {
    private record Lamp(String id, String name, Boolean simulated) {}

    private static Kind.Builder<Lamp> kind(String name) {
        return Kind.of(name, name + "s", Lamp.class)
                .id(Lamp::id)
                .suggested()
                .text("name", Lamp::name, f -> f.searched(TextRole.NAME).facet())
                .bool("simulated", Lamp::simulated, f -> f.facet());
    }

    /** Has the same field, but sets nothing aside. */
    private static final Kind<Lamp> MODEL = kind("model").build();

    private static final Kind<Lamp> LAMP = kind("lamp").simulated("simulated").build();

    @TempDir
    Path folder;

    private Index index;

    @BeforeEach
    void open() {
        index = Index.open(folder, new Kinds(List.of(LAMP, MODEL)));
        index.apply(
                List.of(
                        LAMP.document(new Lamp("real", "old lamp", false)),
                        LAMP.document(new Lamp("unsaid", "new lamp", null)),
                        LAMP.document(new Lamp("made-up", "made up lamp", true)),
                        MODEL.document(new Lamp("model", "model lamp", true))),
                Map.of(),
                Map.of());
        index.refresh();
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void theyAreNeitherFoundNorCountedUnlessAskedFor() {
        SearchQuery all = SearchQuery.of();
        assertThat(ids(all)).containsExactlyInAnyOrder("real", "unsaid", "model");
        assertThat(index.search(all.withFacets(List.of(new FacetRequest("name", 9)))))
                .satisfies(hits -> assertThat(hits.total()).isEqualTo(3))
                .satisfies(hits -> assertThat(hits.facets().get("name")).hasSize(3));
        assertThat(ids(SearchQuery.of("lamp").withText("lamp"))).containsExactlyInAnyOrder("real", "unsaid");
        assertThat(ids(SearchQuery.of("lamp").withFilter(Cql2Text.parse("simulated = true"))))
                .isEmpty();
    }

    @Test
    void theyAreFoundAmongTheOthersOrAlone() {
        assertThat(ids(SearchQuery.of().withSimulated(SimulatedDocuments.INCLUDE)))
                .hasSize(4);
        assertThat(ids(SearchQuery.of().withSimulated(SimulatedDocuments.ONLY))).containsExactly("made-up");
        assertThat(ids(SearchQuery.of("model").withSimulated(SimulatedDocuments.ONLY)))
                .isEmpty();
        assertThat(ids(SearchQuery.of("lamp").withText("old").withSimulated(SimulatedDocuments.ONLY)))
                .isEmpty();
    }

    @Test
    void aKindThatSetsNothingAsideHasAllItsDocumentsFound() {
        assertThat(ids(SearchQuery.of("model"))).containsExactly("model");
    }

    @Test
    void suggestionsLeaveThemOut() {
        assertThat(index.suggest("made", Set.of(), 9)).isEmpty();
        assertThat(index.suggest("old", Set.of(), 9)).hasSize(1);
    }

    @Test
    void byTheirIdTheyAreAlwaysFound() {
        assertThat(index.find("lamp", "made-up")).isPresent();
        assertThat(index.findAll("lamp", List.of("made-up"))).hasSize(1);
    }

    @Test
    void oneThatIsNoLongerSetAsideIsFound() {
        index.apply(List.of(LAMP.document(new Lamp("made-up", "real now", false))), Map.of(), Map.of());
        index.refresh();
        assertThat(ids(SearchQuery.of("lamp"))).contains("made-up");
    }

    @Test
    void aCursorBelongsToOneChoice() {
        SearchQuery query = SearchQuery.of().withLimit(1);
        String cursor = index.search(query).items().getLast().cursor();
        assertThat(index.search(query.withPage(1, cursor, null)).items()).hasSize(1);
        assertThatThrownBy(() -> index.search(
                        query.withSimulated(SimulatedDocuments.INCLUDE).withPage(1, cursor, null)))
                .isInstanceOf(SearchException.class);
    }

    @Test
    void onlyABooleanFieldCanSayIt() {
        assertThatThrownBy(() -> kind("wrong").simulated("name").build()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> kind("wrong").simulated("none").build()).isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> ids(SearchQuery query) {
        return index.search(query).items().stream()
                .map(hit -> hit.document().id())
                .toList();
    }
}

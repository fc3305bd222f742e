package pilotcity.portal.suggestion.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.suggestion.place.gazetteer.GazetteerCache;

/** The suggestions of a whole portal: the gazetteer follows its index. */
class PlaceSuggesterIndexTest {
    private final TestPortal portal = TestPortal.shared();
    private final PlaceSuggester suggester = new PlaceSuggester();

    private List<PlaceSuggestion> suggest(String words) {
        return portal.service().node().live().read(index -> suggester.suggest(index, words, PlaceContext.NONE));
    }

    private void write(String sql, Object... parameters) {
        assertThat(portal.get("/api/search?limit=0&atLeast=" + portal.sql(sql, parameters))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theIndexSaysWhatTheFilesSay() {
        for (LabelledSentence sentence : LabelledSentence.all()) {
            List<PlaceSuggestion> suggestions = portal.service()
                    .node()
                    .live()
                    .read(index -> suggester.suggest(index, sentence.text(), sentence.context()));
            assertThat(suggestions)
                    .as(sentence.text())
                    .isEqualTo(PlaceSuggester.suggest(TestGazetteer.BUNDLED, sentence.text(), sentence.context()));
        }
    }

    @Test
    void aNewLandmarkIsReadAtOnceAndADeletedOneNoMore() {
        assertThat(suggest("在云帆科学馆门口摔倒了")).isEmpty();
        write("""
                INSERT INTO landmark (id, type, name, place, lon, lat, point_precision_m)
                VALUES ('test-yunfan', 'building', '云帆科学馆', '440106', 113.33, 23.14, 150)
                """);
        try {
            PlaceSuggestion found = suggest("在云帆科学馆门口摔倒了").getFirst();
            assertThat(found.place()).isEqualTo("440106");
            assertThat(found.landmarks()).containsExactly("test-yunfan");
            assertThat(found.precision()).isEqualTo(150);
        } finally {
            write("DELETE FROM landmark WHERE id = 'test-yunfan'");
        }
        assertThat(suggest("在云帆科学馆门口摔倒了")).isEmpty();
    }

    @Test
    void anotherNameOfAPlaceIsReadAtOnce() {
        write("UPDATE place SET aliases = aliases || '{云帆城}' WHERE id = '440106'");
        try {
            assertThat(suggest("云帆城的路灯坏了").getFirst().place()).isEqualTo("440106");
        } finally {
            write("UPDATE place SET aliases = array_remove(aliases, '云帆城') WHERE id = '440106'");
        }
        assertThat(suggest("云帆城的路灯坏了")).isEmpty();
    }

    @Test
    void writesOfOtherKindsLeaveTheGazetteerAsItIs() {
        GazetteerCache cache = new GazetteerCache();
        GazetteerCache.Places before = portal.service().node().live().read(cache::of);
        write("UPDATE organisation SET founded = 1999 WHERE id = 'haier-group'");
        try {
            assertThat(portal.service().node().live().read(cache::of)).isSameAs(before);
        } finally {
            write("UPDATE organisation SET founded = 1984 WHERE id = 'haier-group'");
        }
    }
}

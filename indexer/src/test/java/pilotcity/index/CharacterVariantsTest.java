package pilotcity.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.kind.SourceDocument;
import pilotcity.index.search.SearchQuery;

/** The same words, however they are written. */
class CharacterVariantsTest {
    private static final List<String> NAMES =
            List.of("臺北市自行車道", "台北市自行车道", "ＧＺ－２０２６ 路燈", "GZ-2026 路灯", "別的", "垃圾桶滿溢，後巷髒亂");

    private Index index;

    @BeforeEach
    void fill() throws IOException {
        index = Index.inMemory(TestThings.KINDS);
        List<SourceDocument> sources = IntStream.range(0, NAMES.size())
                .mapToObj(i -> TestThings.THING.document(thing("t" + i, NAMES.get(i))))
                .toList();
        index.apply(sources, Map.of(), Map.of());
        index.refresh();
    }

    private static TestThings.Thing thing(String id, String name) {
        return new TestThings.Thing(id, name, "說明：" + name, null, List.of(), null, null, null, null, null, null);
    }

    @AfterEach
    void close() {
        index.close();
    }

    @ParameterizedTest
    @CsvSource({
        "臺北, t0 t1",
        "台北市, t0 t1",
        "自行車, t0 t1",
        "自行车道, t0 t1",
        "路燈, t2 t3",
        "路灯, t2 t3",
        "灯, t2 t3",
        "ＧＺ, t2 t3",
        "gz ２０２６, t2 t3",
        "GZ-2026, t2 t3",
        "垃圾桶满溢, t5",
        "后巷脏乱, t5",
        "後巷, t5",
        "lajitong, t5",
        "说明 别的, t4"
    })
    void eachFindsTheOthers(String words, String ids) {
        assertThat(index.search(SearchQuery.of().withText(words)).items())
                .extracting(hit -> hit.document().id())
                .containsExactlyInAnyOrder(ids.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "臺北, t0 t1",
        "台北市自, t0 t1",
        "ＧＺ, t2 t3",
        "ｇｚ－２０, t2 t3",
        "gz-2026 路, t2 t3",
        "别, t4",
        "垃圾桶满, t5",
        "ｌａｊｉ, t5"
    })
    void soItIsForWhoIsStillTyping(String typed, String ids) {
        assertThat(index.suggest(typed, Set.of(), 10))
                .extracting(document -> document.id())
                .containsExactlyInAnyOrder(ids.split(" "));
    }

    @Test
    void whatIsMarkedIsWhatStandsThere() {
        assertThat(index.search(SearchQuery.of().withText("台北 自行车").withHighlight(true))
                        .items())
                .flatExtracting(hit -> hit.highlights().get("name"))
                .containsExactlyInAnyOrder(
                        "<mark>臺北</mark>市<mark>自行</mark><mark>車</mark>道".replace("</mark><mark>", ""),
                        "<mark>台北</mark>市<mark>自行</mark><mark>车</mark>道".replace("</mark><mark>", ""));
    }

    @Test
    void wordsThatNobodySeesAreNoWords() {
        assertThat(index.search(SearchQuery.of().withText("\u200B\u2800")).total())
                .isEqualTo(NAMES.size());
        assertThat(index.search(SearchQuery.of().withText("台\u200B北")).total()).isEqualTo(2);
    }

    @Test
    void aConditionComparesTheCharactersThemselves() {
        assertThat(index.search(SearchQuery.of().withFilter(Cql2Text.parse("name LIKE '台北%'")))
                        .items())
                .extracting(hit -> hit.document().id())
                .containsExactly("t1");
    }
}

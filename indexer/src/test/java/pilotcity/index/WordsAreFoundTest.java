package pilotcity.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pilotcity.index.kind.SourceDocument;
import pilotcity.index.search.Hit;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.WordMatch;

/** A document is found by every word that stands in it, of whatever letters. */
class WordsAreFoundTest {
    private static final int WORDS = 4_000;

    /** Letters of each of these are mixed to words, so that every two kinds of them meet. */
    private static final List<String> ALPHABETS = List.of(
            "abcxyzABCXYZ0123456789",
            "İıIiŞşĞğÇçÖöÜü",
            "ßẞﬁﬂﬃﬆŒœÆæĲĳ",
            "ΑΣσςΟΔΟΣάΐ",
            "ÅKΩéèçñÑ",
            "\u0301\u0307\u0308\u0327\u20DD\u3099",
            "\u200B\u200C\u200D\u2060\uFEFF\u00AD\u200E\u061C\u034F",
            "\uFE0F\uFE0E\uFE00\uDB40\uDD00",
            "👨👩👧🏽🏿❤🚲☎1️⃣#️⃣",
            "🇨🇳🇹🇷🇩🇪",
            "ＡＢｃ１２．：＇＿ｱｶﾞﾊﾟ",
            "广州天河智慧城臺灣㐀𠀀𫢸豈﨑⽇々〇",
            "ひらがなカタカナーヷ",
            "서울시청ᄒ\u1161\u11AB\u3164",
            "كتـــابمحمّد\u0640",
            "ไทยสวัสดีที่",
            "क्षत्रिज्ञ\u094D\u093F",
            "မြန်မာខ្មែរ",
            "'’._:·-,;@/&+#",
            "\uE000①㎡™½\u2028");

    private Index index;

    @BeforeEach
    void open() throws IOException {
        index = Index.inMemory(TestThings.KINDS);
    }

    @AfterEach
    void close() {
        index.close();
    }

    private static SourceDocument thing(String id, String name, String note) {
        return TestThings.THING.document(
                new TestThings.Thing(id, name, note, null, List.of(), null, null, null, null, null, null));
    }

    private void put(String id, String name, String note) {
        index.apply(List.of(thing(id, name, note)), Map.of(), Map.of());
        index.refresh();
    }

    private List<String> found(String words) {
        return index.search(SearchQuery.of().withText(words).withLimit(1000)).items().stream()
                .map(WordsAreFoundTest::id)
                .toList();
    }

    @Test
    void anyOfTheWordsFindsItAndTheMostWordsComeFirst() {
        put("one", "体育东路", "小学门口的路灯坏了");
        put("two", "体育东路", "垃圾桶满了");
        put("three", "环市路", "nothing of it");
        SearchQuery words = SearchQuery.of().withText("体育东路的路灯坏了 lamp").withMatch(WordMatch.ANY);
        assertThat(index.search(words).items())
                .extracting(WordsAreFoundTest::id)
                .containsExactly("one", "two");
        assertThat(index.search(words.withMatch(WordMatch.ALL)).items()).isEmpty();
        assertThat(index.search(words.withText("，。！")).items()).isEmpty();
    }

    private static String id(Hit hit) {
        return hit.document().id();
    }

    @ParameterizedTest
    @CsvSource({
        "İstanbul, istanbul",
        "İSTANBUL, ISTANBUL",
        "ΟΔΟΣ, οδοσ",
        "👨\u200D👩\u200D👧, 👨\u200D👩\u200D👧",
        "👍🏽, 👍🏽",
        "ক্\u200Dষ, ক্ষ",
        "葛\uDB40\uDD00飾, 葛\uDB40\uDD00飾",
        "あ広, あ広",
        "台\u200B北, 台\u200B北",
        "sala\u200Bmanca, manca",
        "می\u200Cخواهم, می\u200Cخواهم"
    })
    void inANameAndInAText(String written, String asked) throws IOException {
        put("name", "x " + written + " y", null);
        put("note", "other", "x " + written + " y");
        assertThat(found(written)).containsExactlyInAnyOrder("name", "note");
        assertThat(found(asked)).containsExactlyInAnyOrder("name", "note");
        assertThat(index.suggest(written, Set.of(), 10)).hasSize(1);
    }

    @Test
    void whateverItsLetters() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> words = new ArrayList<>();
        List<SourceDocument> sources = new ArrayList<>();
        for (int i = 0; i < WORDS; i++) {
            String word = word(random) + "-" + i;
            words.add(word);
            sources.add(thing("name" + i, "(" + word + ")", null));
            sources.add(thing("note" + i, null, "(" + word + ")"));
        }
        index.apply(sources, Map.of(), Map.of());
        index.refresh();
        List<String> lost = new ArrayList<>();
        for (int i = 0; i < WORDS; i++) {
            if (!found(words.get(i)).containsAll(List.of("name" + i, "note" + i))) {
                lost.add(escaped(words.get(i)));
            }
        }
        assertThat(lost).as("seed " + seed).isEmpty();
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        int[] letters = new int[0];
        for (int i = 0, length = 1 + random.nextInt(9); i < length; i++) {
            if (i == 0 || random.nextInt(3) == 0) {
                letters = ALPHABETS
                        .get(random.nextInt(ALPHABETS.size()))
                        .codePoints()
                        .toArray();
            }
            word.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return word.toString();
    }

    private static String escaped(String word) {
        StringBuilder escaped = new StringBuilder(word + " ");
        word.chars().forEach(c -> escaped.append(String.format("\\u%04X", c)));
        return escaped.toString();
    }
}

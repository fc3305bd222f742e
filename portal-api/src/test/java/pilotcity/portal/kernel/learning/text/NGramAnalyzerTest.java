package pilotcity.portal.kernel.learning.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a text counts, and what does not. */
class NGramAnalyzerTest {
    private static long[] terms(String text) {
        return NGramAnalyzer.analyze(text).terms();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            路灯坏了                | 路灯坏了！
            ATM坏了                 | ａｔｍ坏了
            路灯坏了                | 路燈壞了
            3号线12号口             | 15号线7号口
            street lamp             | Street  LAMP
            the lamps are broken    | a lamp is broken
            it's the lamp's cover   | it’s the lamp’s cover
            """)
    void whatPeopleTakeForTheSameHasTheSameTerms(String one, String other) {
        assertThat(terms(one)).isNotEmpty().isEqualTo(terms(other));
    }

    @Test
    void whatIsNotSeenDoesNotCount() {
        assertThat(terms("\uFEFF路\u200B灯\u202E坏\uFE0F了")).isEqualTo(terms("路灯坏了"));
    }

    @ParameterizedTest
    @CsvSource({"路灯,灯路", "lamp,lump"})
    void whatIsWrittenOtherwiseHasOtherTerms(String one, String other) {
        assertThat(terms(one)).isNotEqualTo(terms(other));
    }

    @Test
    void aMixedTextHasTheTermsOfBoth() {
        assertThat(terms("路灯 lamp")).contains(terms("路灯")).contains(terms("lamp"));
    }

    @Test
    void aRunOfCharactersHasThemAndTheirPairs() {
        assertThat(terms("路灯坏")).hasSize(5);
        assertThat(NGramAnalyzer.analyze("灯灯灯").counts()).containsExactlyInAnyOrder(3, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t", "！？…", "🔥🔥", "the is a"})
    void aTextThatSaysNothingHasNoTerms(String text) {
        assertThat(terms(text)).isEmpty();
    }

    @Test
    void hostileTextsAreReadInNoTime() {
        for (String text : new String[] {
            "a".repeat(1_000_000),
            "灯".repeat(1_000_000),
            "\uFDFA".repeat(1_000_000),
            "x ".repeat(500_000),
            "\uD83D".repeat(9),
            "\uDE00灯\uD83D",
            "\u202Eمرحبا\u202C",
            "ก็".repeat(9),
            "e\u0301".repeat(99)
        }) {
            long begun = System.nanoTime();
            assertThat(terms(text).length).isLessThan(40_000);
            assertThat(System.nanoTime() - begun).isLessThan(2_000_000_000L);
        }
    }

    @Test
    void halvesOfSurrogatePairsAreLeftOut() {
        assertThat(terms("\uDE00灯\uD83D")).isEqualTo(terms("灯"));
        assertThat(TextNormalization.normalize("a".repeat(TextNormalization.LONGEST - 1) + "😀"))
                .hasSize(TextNormalization.LONGEST - 1);
    }
}

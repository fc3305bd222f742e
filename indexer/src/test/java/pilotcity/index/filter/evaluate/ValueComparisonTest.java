package pilotcity.index.filter.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ValueComparisonTest {
    @Test
    void textsAreOrderedAsTheirUtf8Bytes() {
        assertThat(Comparison.text("\uFFFD", "\uD83D\uDE00")).isNegative();
        assertThat(Comparison.text("\uD83D\uDE00", "\uD83D\uDE01")).isNegative();
        assertThat(Comparison.text("\uD83D\uDE00", "z")).isPositive();
        assertThat(Comparison.text("a", "ab")).isNegative();
    }
}

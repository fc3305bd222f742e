package pilotcity.index.filter.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ValueComparisonTest {
    @Test
    void textsAreOrderedAsTheirUtf8Bytes() {
        assertThat(ValueComparison.text("\uFFFD", "\uD83D\uDE00")).isNegative();
        assertThat(ValueComparison.text("\uD83D\uDE00", "\uD83D\uDE01")).isNegative();
        assertThat(ValueComparison.text("\uD83D\uDE00", "z")).isPositive();
        assertThat(ValueComparison.text("a", "ab")).isNegative();
    }
}

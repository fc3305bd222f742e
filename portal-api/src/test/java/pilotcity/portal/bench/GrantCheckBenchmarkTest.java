package pilotcity.portal.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GrantCheckBenchmarkTest {
    private static final double BAR = 50;

    @Test
    void aGrantIsCheckedWithinFiftyMicroseconds() {
        assertThat(GrantCheckBenchmark.micros()).isPositive().isLessThan(BAR);
    }
}

package pilotcity.portal.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GrantCheckTest {
    private static final double BAR = 50;

    @Test
    void aGrantIsCheckedWithinFiftyMicroseconds() {
        assertThat(GrantCheck.micros()).isPositive().isLessThan(BAR);
    }
}

package pilotcity.portal.kernel.table.schema.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeySetTest {
    @Test
    void keysThatAscendAreRememberedForThoseThatDoNot() {
        KeySet keys = new KeySet();
        for (int at = 0; at < 10_000; at++) {
            assertThat(keys.add(Integer.toString(at), at)).isTrue();
        }
        assertThat(keys.size()).isEqualTo(10_000);
        assertThat(keys.add("9999", 10_000)).isFalse();
        assertThat(keys.add("17", 10_001)).isFalse();
        assertThat(keys.add("10000", 10_002)).isTrue();
        assertThat(keys.add("10000", 10_003)).isFalse();
        assertThat(keys.size()).isEqualTo(10_001);
    }
}

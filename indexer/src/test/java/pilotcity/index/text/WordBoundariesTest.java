package pilotcity.index.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class WordBoundariesTest {
    private static BitSet at(int... positions) {
        BitSet bits = new BitSet();
        for (int position : positions) {
            bits.set(position);
        }
        return bits;
    }

    @Test
    void theyLieBetweenTheWords() {
        assertThat(WordBoundaries.of("面朝阳光")).isEqualTo(at(0, 1, 2, 4));
        assertThat(WordBoundaries.of("请派人来修水管")).isEqualTo(at(0, 1, 2, 3, 4, 5, 7));
        assertThat(WordBoundaries.of("")).isEqualTo(at(0));
    }
}

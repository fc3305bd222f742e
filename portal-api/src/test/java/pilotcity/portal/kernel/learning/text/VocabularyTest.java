package pilotcity.portal.kernel.learning.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts as vectors. */
class VocabularyTest {
    private static Vocabulary of(int most, String... texts) {
        DocumentFrequencies frequencies = new DocumentFrequencies();
        List.of(texts).forEach(text -> frequencies.add(NGramAnalyzer.analyze(text)));
        return Vocabulary.of(frequencies, most);
    }

    /** 灯 is in both texts, 坏 in one: 1 and ln(3/2) + 1 before the length is made 1. */
    @Test
    void aRareTermTellsMore() {
        SparseVector vector = of(99, "灯", "灯,坏").vector("灯,坏");
        double rare = Math.log(1.5) + 1;
        assertThat(vector.size()).isEqualTo(2);
        float[] values = vector.values();
        assertThat(Math.max(values[0], values[1])).isCloseTo((float) (rare / Math.hypot(1, rare)), within(1e-6f));
        assertThat(Math.min(values[0], values[1])).isCloseTo((float) (1 / Math.hypot(1, rare)), within(1e-6f));
    }

    @Test
    void theMostFrequentTermsAreKept() {
        Vocabulary vocabulary = of(1, "灯", "灯,坏", "坏,灯", "路");
        assertThat(vocabulary.size()).isEqualTo(1);
        assertThat(vocabulary.vector("灯").size()).isEqualTo(1);
        assertThat(vocabulary.vector("坏路").size()).isZero();
    }

    @Test
    void aTableOfManyTermsCountsEach() {
        DocumentFrequencies frequencies = new DocumentFrequencies();
        StringBuilder all = new StringBuilder();
        for (int character = 0x4E00; character < 0x4E00 + 3_000; character++) {
            all.appendCodePoint(character);
        }
        TermCounts terms = NGramAnalyzer.analyze(all.toString());
        frequencies.add(terms);
        frequencies.add(terms);
        DocumentFrequencies.Frequent frequent = frequencies.mostFrequent(100_000);
        assertThat(frequent.terms()).isEqualTo(terms.terms());
        assertThat(frequent.counts()).containsOnly(2);
    }
}

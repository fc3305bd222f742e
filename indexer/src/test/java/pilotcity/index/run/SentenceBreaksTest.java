package pilotcity.index.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceBreaksTest {
    private static List<String> sentences(String text) {
        BreakIterator breaks = new SentenceBreaks();
        breaks.setText(text);
        List<String> sentences = new ArrayList<>();
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            sentences.add(text.substring(from, to));
            from = to;
        }
        return sentences;
    }

    @Test
    void aCommandKeepsItsPoint() {
        assertThat(sentences("Stop it. ./portal publish FILE sends it. Then look."))
                .containsExactly("Stop it. ./portal publish FILE sends it. ", "Then look.");
        assertThat(sentences("运行 ./portal backup。再看。")).containsExactly("运行 ./portal backup。", "再看。");
    }

    @Test
    void placesAreFoundFromWithin() {
        BreakIterator breaks = new SentenceBreaks();
        breaks.setText("One. Two. Three.");
        assertThat(breaks.following(0)).isEqualTo(5);
        assertThat(breaks.following(5)).isEqualTo(10);
        assertThat(breaks.preceding(10)).isEqualTo(5);
        assertThat(breaks.preceding(7)).isEqualTo(5);
        assertThat(breaks.following(16)).isEqualTo(BreakIterator.DONE);
        assertThat(breaks.last()).isEqualTo(16);
    }
}

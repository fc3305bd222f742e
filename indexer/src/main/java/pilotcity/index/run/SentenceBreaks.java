package pilotcity.index.run;

import java.text.BreakIterator;
import java.text.CharacterIterator;
import java.text.StringCharacterIterator;
import java.util.Arrays;
import java.util.Locale;

/**
 * Sentences as {@link BreakIterator#getSentenceInstance} has them, but for a full stop with nothing between it and what
 * follows, as in {@code ./portal}, {@code 1.5} and {@code data.csv}: it ends none.
 */
final class SentenceBreaks extends BreakIterator {
    private CharacterIterator text = new StringCharacterIterator("");
    private int[] breaks = {0};
    private int at;

    @Override
    public void setText(CharacterIterator given) {
        text = given;
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(given);
        // The iterator of sentences stands on the other, and goes on from where that stands.
        CharacterIterator reader = (CharacterIterator) given.clone();
        int[] found = new int[16];
        int count = 0;
        for (int each = sentences.first(); each != DONE; each = sentences.next()) {
            boolean inner = each > given.getBeginIndex() && each < given.getEndIndex();
            if (inner && reader.setIndex(each - 1) == '.') {
                continue;
            }
            found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
            found[count++] = each;
        }
        breaks = Arrays.copyOf(found, count);
        at = 0;
    }

    @Override
    public CharacterIterator getText() {
        return text;
    }

    @Override
    public int current() {
        return breaks[at];
    }

    @Override
    public int first() {
        at = 0;
        return current();
    }

    @Override
    public int last() {
        at = breaks.length - 1;
        return current();
    }

    @Override
    public int next() {
        return next(1);
    }

    @Override
    public int previous() {
        return next(-1);
    }

    @Override
    public int next(int steps) {
        int wanted = at + steps;
        at = Math.clamp(wanted, 0, breaks.length - 1);
        return wanted == at ? current() : DONE;
    }

    @Override
    public int following(int offset) {
        int found = Arrays.binarySearch(breaks, offset);
        int wanted = found >= 0 ? found + 1 : -found - 1;
        at = Math.min(wanted, breaks.length - 1);
        return wanted == at ? current() : DONE;
    }

    @Override
    public Object clone() {
        SentenceBreaks copy = (SentenceBreaks) super.clone();
        copy.text = (CharacterIterator) text.clone();
        return copy;
    }
}

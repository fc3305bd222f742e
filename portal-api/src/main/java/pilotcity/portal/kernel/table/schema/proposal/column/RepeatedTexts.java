package pilotcity.portal.kernel.table.schema.proposal.column;

import org.jspecify.annotations.Nullable;

/**
 * Texts that came shortly before: most columns repeat themselves, and what is to be said of a text is the same each time.
 * What comes again is only counted, and told at once when another text takes its place, or at the end. A column that
 * does not repeat itself is given up.
 */
final class RepeatedTexts {
    private static final int MOST = 1 << 11;
    private static final int MOST_OF_ALL = 1 << 16;
    private static final int LONGEST = 100;
    private static final int LOOK = 1 << 14;

    private @Nullable Seen @Nullable [] slots;
    private final Told told;
    private int looks;
    private int repeats;

    /** A text, and how often it has come again. */
    private static final class Seen {
        private final String text;
        private final long row;
        private long again;

        Seen(String text, long row) {
            this.text = text;
            this.row = row;
        }
    }

    /** Receives a text with the row where it came first, and how often it came after that. */
    @FunctionalInterface
    interface Told {
        void again(long row, String text, long times);
    }

    /** @param columns how many of them share the memory */
    RepeatedTexts(int columns, Told told) {
        this.told = told;
        this.slots = new Seen[Integer.highestOneBit(Math.clamp(MOST_OF_ALL / Math.max(1, columns), 1, MOST))];
    }

    /** Whether the text is a repeated one, and has been counted; the caller looks at any other. */
    boolean count(long row, String text) {
        @Nullable Seen[] known = slots;
        if (known == null || text.length() > LONGEST) {
            return false;
        }
        int hash = text.hashCode();
        int slot = (hash ^ (hash >>> 11)) & (known.length - 1);
        Seen seen = known[slot];
        looks++;
        if (seen != null && seen.text.equals(text)) {
            seen.again++;
            repeats++;
            return true;
        }
        known[slot] = new Seen(text, row);
        tell(seen);
        if (looks == LOOK) {
            if (repeats < LOOK / 8) {
                end();
            }
            looks = 0;
            repeats = 0;
        }
        return false;
    }

    private void tell(@Nullable Seen seen) {
        if (seen != null && seen.again > 0) {
            told.again(seen.row, seen.text, seen.again);
        }
    }

    /** Tells what is left. */
    void end() {
        @Nullable Seen[] known = slots;
        slots = null;
        if (known != null) {
            for (Seen seen : known) {
                tell(seen);
            }
        }
    }
}

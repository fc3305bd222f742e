package pilotcity.index.filter;

/** Limits the length and depth of a filter, so that no caller can exhaust the stack or the time of a search. */
public final class FilterLimits {
    /** Characters of text. */
    static final int LENGTH = 1_000_000;

    /** Digits of a number written without exponent. */
    static final int DIGITS = 400;

    private static final int DEPTH = 100;
    private static final int ARITHMETIC = 200;
    private static final int PARTS = 50_000;

    private int depth;
    private int arithmetic;
    private int parts;

    public static void length(String text) {
        if (text.length() > LENGTH) {
            throw new FilterException("the filter is longer than " + LENGTH + " characters");
        }
    }

    /** One level further in; {@link #leave} goes back. */
    public void enter() {
        if (++depth > DEPTH) {
            throw new FilterException("the filter is nested deeper than " + DEPTH);
        }
    }

    public void leave() {
        depth--;
    }

    /** Counts for good, as a chain of operators makes a tree as deep as it is long. */
    public void arithmetic() {
        if (++arithmetic > ARITHMETIC) {
            throw new FilterException("the filter has more than " + ARITHMETIC + " arithmetic operators");
        }
    }

    public void part() {
        if (++parts > PARTS) {
            throw new FilterException("the filter has more than " + PARTS + " parts");
        }
    }
}

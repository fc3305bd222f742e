package pilotcity.portal.face.shared.page;

/** How probable something is, for people to read. */
public final class ProbabilityWords {
    private static final String KEY = "likely_";

    private ProbabilityWords() {}

    /** The key of the text that says it in words; of what is at most a guess, the last. */
    public static String key(double probability) {
        int step =
                probability >= 0.95 ? 5 : probability >= 0.8 ? 4 : probability >= 0.6 ? 3 : probability >= 0.35 ? 2 : 1;
        return KEY + step;
    }

    /** In whole percent: nothing is certain, and nothing that is proposed is impossible. */
    public static String percent(double probability) {
        return Math.clamp(Math.round(probability * 100), 1, 99) + "%";
    }
}

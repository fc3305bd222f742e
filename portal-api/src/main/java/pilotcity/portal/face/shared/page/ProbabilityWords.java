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

    /** In whole percent: what is not certain is not told as 100 %, nor what is proposed as 0 %. */
    public static String percent(double probability) {
        return probability >= 1 ? "100%" : Math.clamp(Math.round(probability * 100), 1, 99) + "%";
    }
}

package pilotcity.portal.suggestion;

import pilotcity.index.kind.Label;

/** A calibrated probability in words, for readers to whom a figure says little. */
@SuppressWarnings("ImmutableEnumChecker") // a label is never changed
public enum Likelihood {
    VERY_LIKELY(0.85, "很可能", "very likely"),
    LIKELY(0.6, "比较可能", "likely"),
    POSSIBLE(0.3, "有可能", "possible"),
    UNLIKELY(0, "可能性较小", "less likely");

    private final double from;
    private final Label label;

    Likelihood(double from, String zh, String en) {
        this.from = from;
        this.label = new Label(zh, en);
    }

    /** @param probability from 0 to 1 */
    public static Likelihood of(double probability) {
        for (Likelihood each : values()) {
            if (probability >= each.from) {
                return each;
            }
        }
        return UNLIKELY;
    }

    public Label label() {
        return label;
    }
}

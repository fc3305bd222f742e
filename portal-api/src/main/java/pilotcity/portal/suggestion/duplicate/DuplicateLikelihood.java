package pilotcity.portal.suggestion.duplicate;

import java.util.Locale;
import pilotcity.index.kind.Label;

/** A probability in words. */
@SuppressWarnings("ImmutableEnumChecker") // what it holds is never changed
public enum DuplicateLikelihood {
    VERY_LIKELY(0.75, "很可能是同一件事", "Very likely the same"),
    LIKELY(0.4, "可能是同一件事", "Likely the same"),
    POSSIBLE(0.03, "或许是同一件事", "Possibly the same"),
    /** Not worth anybody's look. */
    UNLIKELY(0, "不大可能是同一件事", "Unlikely the same");

    private final double least;
    private final Label label;

    DuplicateLikelihood(double least, String zh, String en) {
        this.least = least;
        this.label = new Label(zh, en);
    }

    static DuplicateLikelihood of(double probability) {
        for (DuplicateLikelihood likelihood : values()) {
            if (probability >= likelihood.least) {
                return likelihood;
            }
        }
        throw new IllegalArgumentException("no probability: " + probability);
    }

    public Label label() {
        return label;
    }

    /** As addresses, styles and JSON write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

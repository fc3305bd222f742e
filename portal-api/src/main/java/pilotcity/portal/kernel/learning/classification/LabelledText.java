package pilotcity.portal.kernel.learning.classification;

import java.util.Comparator;
import pilotcity.portal.kernel.learning.text.TextNormalization;

/**
 * A text of which somebody said what it is about.
 *
 * @param language a code such as {@code zh}; for figures by language alone, nothing is learnt from it
 * @param label any text of 1 to {@value #LONGEST_LABEL} characters
 * @param text what was said; only its first {@value TextNormalization#LONGEST} characters are read
 * @param source what kind of text it is
 * @param weight how many texts it counts for, above 0 and at most 100
 */
public record LabelledText(String language, String label, String text, TextSource source, float weight) {
    private static final int LONGEST_LABEL = 200;
    private static final float HEAVIEST = 100;

    /** One order for the same texts, in whatever order they came. */
    static final Comparator<LabelledText> ORDER = Comparator.comparing(LabelledText::label)
            .thenComparing(LabelledText::text)
            .thenComparing(LabelledText::language)
            .thenComparing(LabelledText::source)
            .thenComparing(LabelledText::weight);

    public LabelledText {
        if (label.isBlank()) {
            throw new IllegalArgumentException("a text has an empty label");
        }
        if (label.length() > LONGEST_LABEL) {
            throw new IllegalArgumentException(
                    "a label has " + label.length() + " characters, at most 200 are allowed");
        }
        if (!(weight > 0 && weight <= HEAVIEST)) {
            throw new IllegalArgumentException("a text weighs " + weight + ", which is not above 0 and at most 100");
        }
    }

    /** A text of {@code source}, with its usual weight. */
    public LabelledText(String language, String label, String text, TextSource source) {
        this(language, label, text, source, source.weight());
    }
}

package pilotcity.portal.kernel.learning.classification;

/**
 * A text and what it is about.
 *
 * @param language {@code zh} or {@code en}; tells results apart, and is not learnt
 * @param weight how much it counts in learning, 1 for a text as people write it
 * @param held whether a model that is judged by it may have learnt it: names and descriptions are never judged by
 */
public record LabelledText(String language, String label, String text, float weight, boolean held) {
    public static LabelledText of(String language, String label, String text) {
        return new LabelledText(language, label, text, 1, false);
    }

    /** One that is learnt and never judged by. */
    public static LabelledText always(String language, String label, String text, float weight) {
        return new LabelledText(language, label, text, weight, true);
    }
}

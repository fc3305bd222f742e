package pilotcity.portal.kernel.learning.classification;

/** Where a labelled text is from. */
public enum TextSource {
    /** What the label is called. */
    NAME(1, false),
    /** One of the words that people look for it with. */
    KEYWORD(1, false),
    /** What an editor says that it is. */
    DESCRIPTION(1, false),
    /** A sentence that was written for learning, as people speak. */
    EXAMPLE(1, true),
    /** What somebody really reported. */
    RECORD(1, true);

    private final float weight;
    private final boolean spoken;

    TextSource(float weight, boolean spoken) {
        this.weight = weight;
        this.spoken = spoken;
    }

    /** How much such a text counts where nothing else is said. */
    public float weight() {
        return weight;
    }

    /** Whether people speak like that, so that it tells how well they are understood. */
    public boolean isSpoken() {
        return spoken;
    }
}

package pilotcity.index.kind;

/** How much a word found in a field says about the document. */
public enum TextRole {
    /** Not searched by words. */
    NONE(0),
    /** What the thing is called: weighs most, is suggested while typing, and is found by pinyin. */
    NAME(6),
    /** Other names, keywords, short statements. */
    KEYWORDS(2.5f),
    /** Running text. */
    BODY(1);

    private final float weight;

    TextRole(float weight) {
        this.weight = weight;
    }

    /** The factor by which a match in such a field counts. */
    public float weight() {
        return weight;
    }
}

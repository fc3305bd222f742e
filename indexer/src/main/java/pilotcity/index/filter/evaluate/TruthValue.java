package pilotcity.index.filter.evaluate;

/** What a condition says of a document; unknown when a value it needs is not there. */
public enum TruthValue {
    TRUE,
    FALSE,
    UNKNOWN;

    static TruthValue of(boolean holds) {
        return holds ? TRUE : FALSE;
    }

    /** Unknown stays unknown. */
    public TruthValue not() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
        };
    }
}

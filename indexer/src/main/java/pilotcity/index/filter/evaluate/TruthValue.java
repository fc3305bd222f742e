package pilotcity.index.filter.evaluate;

/** The three truth values of CQL2; unknown where an operand has no value. */
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

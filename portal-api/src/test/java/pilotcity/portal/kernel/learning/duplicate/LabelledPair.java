package pilotcity.portal.kernel.learning.duplicate;

/**
 * Two cases, and what a clerk said of them.
 *
 * @param query the id of the case that was asked for: the later one, unless it is looked for in both directions
 * @param repeats whether a note says that the query repeats some case
 * @param weight how many pairs it stands for
 * @param sameCell whether both lie in one cell of the grid of hidden points
 */
public record LabelledPair(
        Use use,
        String query,
        String other,
        Label label,
        boolean repeats,
        boolean training,
        double weight,
        boolean sameCell,
        DuplicateEvidence evidence) {
    /** What a pair is for. */
    public enum Use {
        LEARNING,
        /** Street lights, each with the earlier ones that it may repeat. */
        STREET_LIGHTS,
        /** The candidates of cases for which the original is looked for. */
        RETRIEVAL
    }

    public enum Label {
        /** Notes join the two. */
        NAMED,
        /** A note says that the query repeats a case, and not which one. */
        SHARED,
        NONE
    }

    static Label label(boolean named, boolean shared) {
        return named ? Label.NAMED : shared ? Label.SHARED : Label.NONE;
    }
}

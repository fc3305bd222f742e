package pilotcity.index.search;

/**
 * One step of an order.
 *
 * @param field a sortable field, {@link #SCORE}, or {@link #DISTANCE}
 */
public record SortStep(String field, boolean descending) {
    /** Best match first; its natural direction is descending. */
    public static final String SCORE = "score";

    /** Nearest first; asks for {@link SearchQuery#near}. */
    public static final String DISTANCE = "distance";
}

package pilotcity.portal.face.graphql.request;

/**
 * Summary of the operation that a request names.
 *
 * @param mutations how many it has
 * @param subscribes whether it is answered by events
 */
public record OperationSummary(int mutations, boolean subscribes) {
    static final OperationSummary QUERY = new OperationSummary(0, false);
}

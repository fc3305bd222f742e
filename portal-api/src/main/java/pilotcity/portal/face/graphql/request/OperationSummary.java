package pilotcity.portal.face.graphql.request;

/**
 * What a request would have done.
 *
 * @param mutations how many it has
 * @param subscribes whether it is answered by events
 */
public record OperationSummary(int mutations, boolean subscribes) {
    static final OperationSummary QUERY = new OperationSummary(0, false);
}

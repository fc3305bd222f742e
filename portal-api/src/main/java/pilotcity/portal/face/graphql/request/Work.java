package pilotcity.portal.face.graphql.request;

/**
 * What a request would have done.
 *
 * @param mutations how many it has
 * @param subscribes whether it is answered by events
 */
public record Work(int mutations, boolean subscribes) {
    static final Work QUERY = new Work(0, false);
}

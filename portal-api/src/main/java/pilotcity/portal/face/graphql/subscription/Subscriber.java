package pilotcity.portal.face.graphql.subscription;

/** A subscriber to a topic. It is called on a thread of the hub and must not block it. */
public interface Subscriber {
    /** One more answer, as JSON. */
    void next(String answer);

    /**
     * There will be no more.
     *
     * @param errors why, as a JSON array of GraphQL errors
     */
    void fail(String errors);
}

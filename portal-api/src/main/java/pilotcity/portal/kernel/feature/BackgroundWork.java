package pilotcity.portal.kernel.feature;

/** Work of a feature that goes on beside the requests, as long as the node runs. */
public interface BackgroundWork extends AutoCloseable {
    /** Begins; the database is there. */
    void start();

    /** Ends soon, whatever is under way; that is taken up again when the node starts the next time. */
    @Override
    void close();
}

package pilotcity.portal;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes resources in reverse order of opening; a failure does not keep the others from being closed. */
final class CloseStack implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CloseStack.class);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    synchronized void add(AutoCloseable opened) {
        open.push(opened);
    }

    /** Adds it and gives it back. */
    <T extends AutoCloseable> T opened(T opened) {
        add(opened);
        return opened;
    }

    @Override
    @SuppressWarnings("try") // whatever is thrown is logged, an interrupt included
    public synchronized void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                LOG.warn("closing", e);
            }
        }
    }
}

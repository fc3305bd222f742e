package pilotcity.portal.kernel.notification;

/** Is notified of documents that have become searchable, on its own thread: the change feed never waits for it. */
public interface ChangeListener {
    /** Whether there are any listeners now; must return at once. */
    boolean listens();

    /** The views in {@code changeEvent} are open until this returns. */
    void changed(ChangeEvent changeEvent);
}

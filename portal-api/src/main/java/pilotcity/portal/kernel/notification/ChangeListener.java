package pilotcity.portal.kernel.notification;

/** Is told what has become searchable, on a thread of its own: the change feed never waits for it. */
public interface ChangeListener {
    /** Whether there is anybody to be told; the change feed asks, and must not be kept. */
    boolean listens();

    /** The views in {@code changeEvent} are open until this returns. */
    void changed(ChangeEvent changeEvent);
}

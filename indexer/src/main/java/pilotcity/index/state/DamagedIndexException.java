package pilotcity.index.state;

import org.jspecify.annotations.Nullable;

/** The index files are corrupt; the change feed rebuilds the index. */
public final class DamagedIndexException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DamagedIndexException(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}

package pilotcity.index.state;

import org.jspecify.annotations.Nullable;

/** The files of the index are not what was written; whoever follows the index has it built again. */
public final class DamagedIndexException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DamagedIndexException(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}

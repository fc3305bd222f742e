package pilotcity.portal.kernel.table.column;

import org.jspecify.annotations.Nullable;

/** The column engine failed; not for readers' eyes. */
public final class ColumnEngineException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ColumnEngineException(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}

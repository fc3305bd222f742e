package pilotcity.portal.kernel.table.duckdb;

import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The column engine failed; not for readers' eyes. */
public final class ColumnEngineException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ColumnEngineException(String what, @Nullable Throwable cause) {
        super(what, told(cause));
    }

    /** What went wrong with a file is told as Java tells it, so that a disk that is full is known for one. */
    private static @Nullable Throwable told(@Nullable Throwable cause) {
        return cause instanceof SQLException
                        && String.valueOf(cause.getMessage()).contains("IO Error")
                ? new IOException(cause.getMessage(), cause)
                : cause;
    }
}

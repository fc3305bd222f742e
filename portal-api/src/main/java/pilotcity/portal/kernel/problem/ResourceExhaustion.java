package pilotcity.portal.kernel.problem;

import io.vertx.sqlclient.DatabaseException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import pilotcity.index.state.DamagedIndexException;
import pilotcity.portal.kernel.files.DiskSpace;
import pilotcity.portal.kernel.files.FileStoreException;

/**
 * Resources that the database (SQLSTATE class 53) or this machine has run out of, or repairs under way: the caller can
 * only retry later.
 */
public final class ResourceExhaustion {
    private static final String DISK_FULL = "53100";
    private static final String RETRY_SECONDS = "10";

    private ResourceExhaustion() {}

    /** The problem that {@code failure} is, where something has run out. */
    public static Optional<Problem> find(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (cause instanceof DatabaseException e
                && String.valueOf(e.getSqlState()).startsWith("53")) {
            return Optional.of(
                    DISK_FULL.equals(e.getSqlState())
                            ? full()
                            : later(Problem.Kind.UNAVAILABLE, "the database is busy"));
        }
        if (cause instanceof DamagedIndexException) {
            return Optional.of(later(Problem.Kind.UNAVAILABLE, "the index is damaged and is being built again"));
        }
        if (DiskSpace.isFull(cause)) {
            return Optional.of(full());
        }
        return cause instanceof FileStoreException
                ? Optional.of(later(Problem.Kind.UNAVAILABLE, "files cannot be stored or read at the moment"))
                : Optional.empty();
    }

    private static Problem full() {
        return later(Problem.Kind.INSUFFICIENT_STORAGE, "there is no room on the disk");
    }

    private static Problem later(Problem.Kind kind, String reason) {
        return Problem.of(kind, reason + "; try again later").with("Retry-After", RETRY_SECONDS);
    }
}

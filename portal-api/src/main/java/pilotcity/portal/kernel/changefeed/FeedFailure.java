package pilotcity.portal.kernel.changefeed;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.files.Storage;
import pilotcity.portal.kernel.http.Problem;

/**
 * Why the index does not follow the database.
 *
 * @param own whether it is this node's files, rather than the database
 * @param full whether it is that they have no room
 */
public record FeedFailure(String reason, boolean own, boolean full, Instant since) {
    private static final String RETRY_SECONDS = "10";

    public static FeedFailure of(Throwable failure, @Nullable FeedFailure before) {
        boolean own = failure instanceof UncheckedIOException || failure instanceof Error;
        Instant since = before == null || before.own() != own ? Instant.now() : before.since();
        return new FeedFailure(String.valueOf(failure.getMessage()), own, Storage.isFull(failure), since);
    }

    /** Why nothing can be written meanwhile: nobody would find it, and the database may share the disk. */
    public Optional<Problem> hindrance() {
        Problem.Kind kind = full ? Problem.Kind.INSUFFICIENT_STORAGE : Problem.Kind.UNAVAILABLE;
        String reason = full ? "there is no room on the disk; try again later" : "the index cannot be written now";
        return own ? Optional.of(Problem.of(kind, reason).with("Retry-After", RETRY_SECONDS)) : Optional.empty();
    }
}

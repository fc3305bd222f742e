package pilotcity.portal.kernel.changefeed;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.files.DiskSpace;
import pilotcity.portal.kernel.problem.Problem;

/**
 * Why the index does not follow the database.
 *
 * @param isLocal whether it is this node's files, rather than the database
 * @param isDiskFull whether it is that they have no room
 */
public record FeedFailure(String reason, boolean isLocal, boolean isDiskFull, Instant since) {
    private static final String RETRY_SECONDS = "10";

    public static FeedFailure of(Throwable failure, @Nullable FeedFailure before) {
        boolean own = failure instanceof UncheckedIOException || failure instanceof Error;
        Instant since = before == null || before.isLocal() != own ? Instant.now() : before.since();
        return new FeedFailure(String.valueOf(failure.getMessage()), own, DiskSpace.isFull(failure), since);
    }

    /**
     * The problem for writers meanwhile: their writes would not be found, and the database may be on the same full
     * disk.
     */
    public Optional<Problem> writeProblem() {
        Problem.Kind kind = isDiskFull ? Problem.Kind.INSUFFICIENT_STORAGE : Problem.Kind.UNAVAILABLE;
        String reason =
                isDiskFull ? "there is no room on the disk; try again later" : "the index cannot be written now";
        return isLocal ? Optional.of(Problem.of(kind, reason).with("Retry-After", RETRY_SECONDS)) : Optional.empty();
    }
}

package pilotcity.portal.face.shared.page;

import io.vertx.core.Future;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.changefeed.ChangeFeed;
import pilotcity.portal.kernel.changelog.ChangeToken;
import pilotcity.portal.kernel.problem.Problem;

/** Read-your-writes: waits until the index shows a write. */
public record WriteVisibility(ChangeFeed feed, Duration timeout) {
    public Future<Void> whenVisible(ChangeToken token) {
        return feed.awaitWrite(token, timeout);
    }

    /** The same for a token in an address, or at once where there is none. */
    public Future<Void> whenVisible(@Nullable String token) {
        if (token == null || token.isEmpty()) {
            return Future.succeededFuture();
        }
        try {
            return whenVisible(ChangeToken.parse(token));
        } catch (IllegalArgumentException e) {
            return Future.failedFuture(Problem.field("atLeast", String.valueOf(e.getMessage())));
        }
    }
}

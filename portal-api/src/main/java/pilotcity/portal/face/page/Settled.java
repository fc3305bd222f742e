package pilotcity.portal.face.page;

import io.vertx.core.Future;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.changes.ChangeFeed;
import pilotcity.portal.kernel.changes.ChangeToken;
import pilotcity.portal.kernel.http.Problem;

/** Waits until the index has what was written, so that whoever wrote sees it. */
public record Settled(ChangeFeed feed, Duration timeout) {
    public Future<Void> after(ChangeToken token) {
        return feed.reach(token, timeout);
    }

    /** The same for a token in an address, or at once where there is none. */
    public Future<Void> after(@Nullable String token) {
        if (token == null || token.isEmpty()) {
            return Future.succeededFuture();
        }
        try {
            return after(ChangeToken.parse(token));
        } catch (IllegalArgumentException e) {
            return Future.failedFuture(Problem.field("atLeast", String.valueOf(e.getMessage())));
        }
    }
}

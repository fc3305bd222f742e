package pilotcity.portal.face.changes;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.portal.kernel.changes.ChangePage;
import pilotcity.portal.kernel.changes.ChangePosition;
import pilotcity.portal.kernel.changes.PublicChanges;
import pilotcity.portal.kernel.http.EventStream;
import pilotcity.portal.kernel.limits.OpenConnections;

/**
 * Changes as events {@code put} and {@code delete}, each with the token to go on behind it as its id, and {@code
 * caught-up} whenever everything has been told. Nothing is read before what was read last has been taken.
 */
final class Following {
    private static final Logger LOG = LoggerFactory.getLogger(Following.class);
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);

    private final PublicChanges changes;
    private final int limit;
    private @Nullable EventStream stream;
    private boolean current;

    Following(PublicChanges changes, int limit) {
        this.changes = changes;
        this.limit = limit;
    }

    Future<Void> stream(RoutingContext context, ChangePosition from, OpenConnections.Lease lease) {
        // What cannot be followed is refused before the answer begins.
        return changes.read(from, limit)
                .map(page -> {
                    stream = EventStream.open(context);
                    stream.over().onComplete(over -> lease.close());
                    tell(page);
                    return (Void) null;
                })
                .onFailure(refused -> lease.close());
    }

    private EventStream out() {
        return Objects.requireNonNull(stream);
    }

    private void tell(ChangePage page) {
        for (ChangePage.Item item : page.items()) {
            out().send(item.after().toString(), item.document() == null ? "delete" : "put", ChangeJson.item(item));
        }
        if (!page.items().isEmpty()) {
            current = false;
        }
        if (!page.more() && !current) {
            current = true;
            String token = page.next().toString();
            out().send(token, "caught-up", ("{\"next\":\"" + token + "\"}").getBytes(StandardCharsets.UTF_8));
        }
        Future<?> ready = page.more() ? out().room() : changes.await(page.next(), LOOK_AGAIN, out().over());
        ready.onComplete(done -> next(page.next()));
    }

    private void next(ChangePosition position) {
        if (out().isOpen()) {
            changes.read(position, limit).onSuccess(this::tell).onFailure(this::end);
        }
    }

    /** The caller comes again with the last id it has seen. */
    private void end(Throwable failure) {
        LOG.warn("a stream of changes ends", failure);
        out().end();
    }
}

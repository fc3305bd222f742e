package pilotcity.portal.face.changes;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.portal.kernel.http.response.EventStream;
import pilotcity.portal.kernel.limits.ConnectionLimit;
import pilotcity.portal.kernel.mirror.MirrorPage;
import pilotcity.portal.kernel.mirror.MirrorPosition;
import pilotcity.portal.kernel.mirror.PublicChanges;

/**
 * Changes as server-sent events {@code put} and {@code delete}, each with its token as id, and {@code caught-up} once
 * all changes are sent. The next page is read only after the last one has been taken.
 */
final class ChangeEventStream {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeEventStream.class);
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);

    private final PublicChanges changes;
    private final int limit;
    private @Nullable EventStream stream;
    private boolean current;

    ChangeEventStream(PublicChanges changes, int limit) {
        this.changes = changes;
        this.limit = limit;
    }

    Future<Void> stream(RoutingContext context, MirrorPosition from, ConnectionLimit.Lease lease) {
        // What cannot be followed is refused before the answer begins.
        return changes.read(from, limit)
                .map(page -> {
                    stream = EventStream.open(context);
                    stream.ended().onComplete(over -> lease.close());
                    tell(page);
                    return (Void) null;
                })
                .onFailure(refused -> lease.close());
    }

    private EventStream out() {
        return Objects.requireNonNull(stream);
    }

    private void tell(MirrorPage page) {
        for (MirrorPage.Item item : page.items()) {
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
        Future<?> ready = page.more() ? out().drained() : changes.await(page.next(), LOOK_AGAIN, out().ended());
        ready.onComplete(done -> next(page.next()));
    }

    private void next(MirrorPosition position) {
        if (out().isOpen()) {
            changes.read(position, limit).onSuccess(this::tell).onFailure(this::end);
        }
    }

    /** The caller reconnects with the last id it received. */
    private void end(Throwable failure) {
        LOG.warn("a stream of changes ends", failure);
        out().end();
    }
}

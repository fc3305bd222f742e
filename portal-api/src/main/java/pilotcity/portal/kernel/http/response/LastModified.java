package pilotcity.portal.kernel.http.response;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.encoding.HttpDate;

/**
 * {@code Last-Modified} and {@code If-Modified-Since} (RFC 9110, clauses 8.8.2 and 13.1.3) of what is read from the
 * index: the moment the index last changed, as the next full second. Until that second has begun nothing is said, so
 * that two states never have the same one.
 */
public final class LastModified {
    private static final String BEFORE = "changed before";
    private static final String CHANGED = "changed";

    private LastModified() {}

    /** Called before the index is read: the answer counts as modified when the index was at that moment. */
    public static void note(RoutingContext context, Supplier<Instant> changed) {
        context.put(BEFORE, changed.get());
        context.put(CHANGED, changed);
    }

    /** Sends no header if no time was noted. */
    static void put(RoutingContext context) {
        Instant before = context.get(BEFORE);
        Instant second = before == null ? null : second(context, before);
        if (second != null) {
            context.response().putHeader(HttpHeaders.LAST_MODIFIED, HttpDate.write(second));
        }
    }

    /** Whether the caller has this state. */
    static boolean isNotModified(RoutingContext context) {
        Supplier<Instant> changed = context.get(CHANGED);
        Instant second = changed == null ? null : second(context, changed.get());
        return second != null
                && HttpDate.isUnchangedSince(context.request().getHeader(HttpHeaders.IF_MODIFIED_SINCE), second);
    }

    private static @Nullable Instant second(RoutingContext context, Instant changed) {
        if (context.response().headers().contains(HttpHeaders.CACHE_CONTROL, "no-store", true)) {
            return null;
        }
        Instant second = changed.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        return second.isAfter(Instant.now()) ? null : second;
    }
}

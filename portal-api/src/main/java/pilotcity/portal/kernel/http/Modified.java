package pilotcity.portal.kernel.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code Last-Modified} and {@code If-Modified-Since} (RFC 9110, clauses 8.8.2 and 13.1.3) of what is read from the
 * index: the moment the index last changed, as the next full second. Until that second has begun nothing is said, so
 * that two states never have the same one.
 */
final class Modified {
    private static final String BEFORE = "changed before";
    private static final String CHANGED = "changed";
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH);

    private Modified() {}

    /** What is answered was read later than now: it is said to be as old as what could be read now. */
    static void note(RoutingContext context, Supplier<Instant> changed) {
        context.put(BEFORE, changed.get());
        context.put(CHANGED, changed);
    }

    /** Where nobody has noted a time, none is said. */
    static void put(RoutingContext context) {
        Instant before = context.get(BEFORE);
        Instant second = before == null ? null : second(context, before);
        if (second != null) {
            context.response().putHeader(HttpHeaders.LAST_MODIFIED, FORM.format(second.atOffset(ZoneOffset.UTC)));
        }
    }

    /** Whether the caller has this state. */
    static boolean isKnown(RoutingContext context) {
        Supplier<Instant> changed = context.get(CHANGED);
        Instant second = changed == null ? null : second(context, changed.get());
        String since = context.request().getHeader(HttpHeaders.IF_MODIFIED_SINCE);
        if (second == null || since == null) {
            return false;
        }
        try {
            return !second.isAfter(LocalDateTime.parse(since, FORM).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static @Nullable Instant second(RoutingContext context, Instant changed) {
        if (context.response().headers().contains(HttpHeaders.CACHE_CONTROL, "no-store", true)) {
            return null;
        }
        Instant second = changed.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        return second.isAfter(Instant.now()) ? null : second;
    }
}

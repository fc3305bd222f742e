package pilotcity.portal.face.dcat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import pilotcity.portal.kernel.encoding.HttpDate;
import pilotcity.portal.kernel.files.Sha256;
import pilotcity.portal.kernel.http.response.ResponseSender;

/**
 * Sends answers with {@code Last-Modified} (RFC 9110, clause 8.8.2): when this process first produced exactly this
 * answer. That is never too early, so no client misses a change to a data set.
 */
final class LastModifiedAnswers {
    private static final int MOST = 2_000;

    private final Cache<String, Version> versions =
            Caffeine.newBuilder().maximumSize(MOST).build();

    private record Version(String sha256, Instant since) {}

    Future<Void> send(RoutingContext context, String type, Buffer body) {
        String sha256 = Sha256.hex(body.getBytes());
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Version version = versions.asMap()
                .compute(
                        type + " " + context.request().absoluteURI(),
                        (key, known) ->
                                known != null && known.sha256().equals(sha256) ? known : new Version(sha256, now));
        Instant since = version == null ? now : version.since();
        context.response().putHeader(HttpHeaders.LAST_MODIFIED, HttpDate.write(since));
        String condition = context.request().getHeader(HttpHeaders.IF_MODIFIED_SINCE);
        boolean tagged = context.request().getHeader(HttpHeaders.IF_NONE_MATCH) != null;
        if (!tagged && HttpDate.isUnchangedSince(condition, since)) {
            context.response()
                    .putHeader(HttpHeaders.CACHE_CONTROL, ResponseSender.REVALIDATED)
                    .setStatusCode(304);
            return context.response().end();
        }
        return ResponseSender.send(context, type, body);
    }
}

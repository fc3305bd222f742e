package pilotcity.portal.face.shared.export;

import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.export.format.ExportFormat;
import pilotcity.portal.kernel.encoding.HttpDate;
import pilotcity.portal.kernel.http.response.ByteRange;
import pilotcity.portal.kernel.http.response.ContentDisposition;
import pilotcity.portal.kernel.http.response.ResponseSender;

/**
 * Sends one export (RFC 9110): the whole file, a range, its headers alone, or 304. A range needs the total length; if
 * that is unknown, the file is generated once and discarded first.
 */
public final class ExportSender {
    private static final String DIGEST = "Repr-Digest";

    private final RoutingContext routing;
    private final Context context;
    private final HttpServerResponse response;
    private final ResponseOutputStream stream;
    private final boolean zipped;

    /**
     * Called on the event loop.
     *
     * @param left is run when the client has disconnected
     */
    public ExportSender(RoutingContext routing, Context context, ExportFormat format, Runnable left) {
        this.routing = routing;
        this.context = context;
        this.response = routing.response();
        this.stream = new ResponseOutputStream(context, response, left);
        this.zipped = format.compressible()
                && routing.request().getHeader("Range") == null
                && takesGzip(routing.request().getHeader(HttpHeaders.ACCEPT_ENCODING));
    }

    private static boolean takesGzip(@Nullable String header) {
        if (header == null) {
            return false;
        }
        for (String each : header.toLowerCase(java.util.Locale.ROOT).split(",", -1)) {
            String[] parts = each.strip().split(";", 2);
            boolean refused = parts.length > 1 && parts[1].replace(" ", "").matches("q=0(\\.0*)?");
            if (parts[0].strip().equals("gzip") && !refused) {
                return true;
            }
        }
        return false;
    }

    /** Sends {@code file}, whose lengths and checksums are remembered in {@code cache}. Called off the event loop. */
    public void send(GeneratedFile file, FileDigestCache cache) throws IOException {
        String tag = zipped ? file.tag().replaceFirst("\"$", "-gzip\"") : file.tag();
        boolean head = routing.request().method().equals(HttpMethod.HEAD);
        if (isKnownToCaller(file, tag)) {
            answer(end -> describe(file, tag).setStatusCode(304).end());
        } else if (head) {
            FileDigest fileDigest = cache.get(tag, out -> write(file, out));
            answer(end -> lengthOf(describe(file, tag), fileDigest).end());
        } else if (!zipped && ByteRange.isWanted(routing, tag)) {
            range(file, tag, cache.get(tag, file::write));
        } else {
            whole(file, tag, cache);
        }
    }

    private boolean isKnownToCaller(GeneratedFile file, String tag) {
        if (routing.request().getHeader(HttpHeaders.IF_NONE_MATCH) != null) {
            return ResponseSender.isCached(routing, tag);
        }
        String since = routing.request().getHeader(HttpHeaders.IF_MODIFIED_SINCE);
        return since != null && since.equals(modified(file));
    }

    private void range(GeneratedFile file, String tag, FileDigest fileDigest) throws IOException {
        Optional<ByteRange> range = ByteRange.find(routing, fileDigest.bytes());
        ByteRange part = range.orElse(new ByteRange(0, fileDigest.bytes() - 1));
        answer(begin -> {
            lengthOf(describe(file, tag), fileDigest)
                    .putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(part.length()));
            range.ifPresent(
                    given -> response.setStatusCode(206).putHeader("Content-Range", given.of(fileDigest.bytes())));
        });
        try {
            file.write(new RangeOutputStream(stream, part));
        } catch (RangeOutputStream.RangeCompleteException e) {
            // what comes behind the range is not made
        }
        answer(end -> response.end());
    }

    private void whole(GeneratedFile file, String tag, FileDigestCache cache) throws IOException {
        FileDigest before = cache.find(tag);
        boolean trailer = before == null && routing.request().version() != HttpVersion.HTTP_1_0;
        answer(begin -> {
            lengthOf(describe(file, tag), before).setChunked(before == null);
            if (trailer) {
                response.putHeader("Trailer", DIGEST);
            }
        });
        if (before == null) {
            FileDigest fileDigest = cache.generate(tag, stream, out -> write(file, out));
            if (trailer) {
                answer(end -> response.putTrailer(DIGEST, fileDigest.digest()));
            }
        } else {
            write(file, stream);
        }
        answer(end -> response.end());
    }

    /** The bytes as they are sent. */
    private void write(GeneratedFile file, OutputStream out) throws IOException {
        if (zipped) {
            OutputStream gzip = new GZIPOutputStream(out, 1 << 16);
            file.write(gzip);
            gzip.close();
        } else {
            file.write(out);
        }
    }

    private static HttpServerResponse lengthOf(HttpServerResponse response, @Nullable FileDigest fileDigest) {
        return fileDigest == null
                ? response
                : response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(fileDigest.bytes()))
                        .putHeader(DIGEST, fileDigest.digest());
    }

    private HttpServerResponse describe(GeneratedFile file, String tag) {
        response.putHeader(HttpHeaders.CONTENT_TYPE, file.format().mediaType())
                .putHeader("Content-Disposition", ContentDisposition.named(file.name()))
                .putHeader(HttpHeaders.ETAG, tag)
                .putHeader(HttpHeaders.LAST_MODIFIED, modified(file))
                .putHeader(HttpHeaders.CACHE_CONTROL, ResponseSender.REVALIDATED)
                .putHeader(HttpHeaders.ACCEPT_RANGES, "bytes")
                .putHeader(HttpHeaders.CONTENT_ENCODING, zipped ? "gzip" : "identity")
                .putHeader("X-Total-Count", Long.toString(file.rows()));
        if (file.format().compressible()) {
            response.putHeader(HttpHeaders.VARY, "Accept-Encoding");
        }
        file.describe(response.headers());
        return response;
    }

    private static String modified(GeneratedFile file) {
        return HttpDate.write(file.time());
    }

    /** Runs on the event loop, in the order of these calls and of the writes between them. */
    private void answer(Consumer<Void> step) {
        context.runOnContext(turn -> {
            if (!response.ended() && !response.closed()) {
                step.accept(null);
            }
        });
    }
}

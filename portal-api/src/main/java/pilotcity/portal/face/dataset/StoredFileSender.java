package pilotcity.portal.face.dataset;

import io.vertx.core.Future;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import pilotcity.portal.kernel.filestore.FileStore;
import pilotcity.portal.kernel.filestore.LocalFile;
import pilotcity.portal.kernel.http.response.ByteRange;
import pilotcity.portal.kernel.http.response.ContentDisposition;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.problem.Problem;

/** Sends files of the store: whole, a range, their headers alone, or 304. */
final class StoredFileSender {
    /** Media types whose files get smaller; the others are compressed already. */
    private static final Pattern COMPRESSIBLE = Pattern.compile("^text/|json|xml|csv|yaml|sql|javascript");

    private static final int WORTH_BYTES = 1024;
    private static final int TAG_LETTERS = 32;

    private final FileStore files;

    StoredFileSender(FileStore files) {
        this.files = files;
    }

    Future<Void> send(RoutingContext context, String name, String type, long bytes, String sha256) {
        String strong = "\"" + sha256.substring(0, TAG_LETTERS) + "\"";
        boolean head = context.request().method().equals(HttpMethod.HEAD);
        boolean whole = context.request().getHeader("Range") == null && !head;
        String codings = Objects.requireNonNullElse(context.request().getHeader(HttpHeaders.ACCEPT_ENCODING), "");
        boolean zipped =
                whole && !codings.isEmpty() && COMPRESSIBLE.matcher(type).find() && bytes >= WORTH_BYTES;
        // what is compressed on the way is not the same bytes
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.ETAG, zipped ? "W/" + strong : strong)
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .putHeader(HttpHeaders.CACHE_CONTROL, ResponseSender.REVALIDATED)
                .putHeader(HttpHeaders.ACCEPT_RANGES, "bytes")
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader("Content-Disposition", ContentDisposition.named(name));
        if (ResponseSender.isCached(context, strong)) {
            return response.setStatusCode(304).end();
        }
        if (zipped) {
            return stored(context, sha256, file -> compressed(context, file));
        }
        Optional<ByteRange> range =
                ByteRange.isWanted(context, strong) ? ByteRange.find(context, bytes) : Optional.empty();
        response.putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
        range.ifPresent(part -> response.setStatusCode(206).putHeader("Content-Range", part.of(bytes)));
        ByteRange sent = range.orElse(new ByteRange(0, bytes - 1));
        if (head) {
            return response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(sent.length()))
                    .end();
        }
        return stored(context, sha256, file -> response.sendFile(file.path().toString(), sent.from(), sent.length()));
    }

    /** In pieces, since the server compresses those and not a file that the system sends by itself. */
    private static Future<Void> compressed(RoutingContext context, LocalFile file) {
        return context.vertx()
                .fileSystem()
                .open(file.path().toString(), new OpenOptions().setWrite(false))
                .compose(open -> open.pipeTo(context.response().setChunked(true)));
    }

    /** What one does with a file. */
    @FunctionalInterface
    private interface Sending {
        Future<Void> send(LocalFile file);
    }

    /** A file can be gone while the index still tells of it. */
    private Future<Void> stored(RoutingContext context, String sha256, Sending sending) {
        return context.vertx()
                .executeBlocking(
                        () -> {
                            if (!files.has(sha256)) {
                                throw Problem.notFound("this file is no longer there");
                            }
                            return files.local(sha256);
                        },
                        false)
                .compose(file -> sending.send(Objects.requireNonNull(file)).onComplete(sent -> file.close()));
    }
}

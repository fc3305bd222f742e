package pilotcity.portal.face.version;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import pilotcity.portal.face.shared.dataset.PublishedSet;
import pilotcity.portal.face.shared.dataset.SetComparison;
import pilotcity.portal.face.shared.export.ResponseOutputStream;
import pilotcity.portal.kernel.encoding.SpreadsheetCell;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.files.Sha256;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.request.PublicAddress;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.http.response.ContentDisposition;
import pilotcity.portal.kernel.http.response.LinkHeader;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.read.LongReadPool;
import pilotcity.portal.kernel.read.ReadPool;
import pilotcity.portal.kernel.read.TableReadPool;
import pilotcity.portal.kernel.table.query.QueryControl;

/**
 * {@code /api/datasets/{id}/versions}, newest first, each of them alone, and {@code …/versions/{from}/compare/{to}}, as JSON and as CSV.
 */
public final class VersionFace implements Face {
    private static final String CSV = "text/csv; charset=utf-8; header=present";

    /** A caller who takes nothing for a minute is given up long before. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final int TAG_LETTERS = 32;

    private final ReadPool readPool;
    private final TableReadPool tables;
    private final LongReadPool downloads;
    private final PublicAddress address;

    /** @param downloads on whose threads whole comparisons are written */
    public VersionFace(ReadPool readPool, TableReadPool tables, LongReadPool downloads, PublicAddress address) {
        this.readPool = readPool;
        this.tables = tables;
        this.downloads = downloads;
        this.address = address;
    }

    @Override
    public void mount(Router router) {
        VersionOperations.LIST.mount(router, this::list);
        VersionOperations.GET.mount(router, (context, given) -> get(context));
        VersionOperations.COMPARE_CSV.mount(
                router, (context, given) -> both(context).compose(both -> sendCsv(context, both)));
        VersionOperations.COMPARE.mount(
                router,
                (context, given) -> compared(context, given)
                        .compose(found -> ResponseSender.sendJson(
                                context, new ComparisonJson(found).json().toBuffer())));
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                VersionOperations.LIST,
                VersionOperations.GET,
                VersionOperations.COMPARE,
                VersionOperations.COMPARE_CSV);
    }

    private Future<Void> list(RoutingContext context, QueryParameters given) {
        String id = ResponseSender.path(context, "id");
        int limit = VersionOperations.VERSIONS.get(given);
        String after = VersionOperations.CURSOR.find(given).orElse(null);
        String base = address.of(context);
        return readPool.read(index -> new VersionListJson(id, base).page(index, limit, after))
                .compose(page -> {
                    String next = page.getString("next");
                    if (next != null) {
                        putNext(context, next, limit);
                    }
                    return ResponseSender.sendJson(context, page.toBuffer());
                });
    }

    private Future<Void> get(RoutingContext context) {
        String id = ResponseSender.path(context, "id");
        String number = ResponseSender.path(context, "number");
        String base = address.of(context);
        return readPool.read(index -> new VersionListJson(id, base)
                        .version(PublishedSet.version(index, id, number).document()))
                .compose(version -> ResponseSender.sendJson(context, version.toBuffer()));
    }

    /** Two versions of one data set. */
    private record Both(PublishedSet before, PublishedSet after) {
        /** Versions do not change, so that their checksums name all that they differ in. */
        String tag() {
            String content = before.id() + " " + before.number() + " " + after.number() + " "
                    + before.document().getString("checksum") + " "
                    + after.document().getString("checksum");
            return "W/\"" + Sha256.hex(content.getBytes(StandardCharsets.UTF_8)).substring(0, TAG_LETTERS) + '"';
        }

        String fileName() {
            return before.id() + "-v" + before.number() + "-v" + after.number() + ".csv";
        }
    }

    private Future<Both> both(RoutingContext context) {
        String id = ResponseSender.path(context, "id");
        String from = ResponseSender.path(context, "from");
        String to = ResponseSender.path(context, "to");
        return readPool.read(
                index -> new Both(PublishedSet.version(index, id, from), PublishedSet.version(index, id, to)));
    }

    private Future<SetComparison> compared(RoutingContext context, QueryParameters given) {
        int limit = VersionOperations.ROWS.get(given);
        Optional<SetComparison.Place> place = VersionOperations.AFTER.find(given);
        return both(context)
                .compose(both -> tables.read((engine, control) ->
                        SetComparison.of(both.before(), both.after(), limit, place.orElse(null), engine, control)))
                .map(found -> {
                    SetComparison.Place next = found.next();
                    if (next != null) {
                        putNext(context, next.text(), limit);
                    }
                    return found;
                });
    }

    private Future<Void> sendCsv(RoutingContext context, Both both) {
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.ETAG, both.tag())
                .putHeader(HttpHeaders.CACHE_CONTROL, ResponseSender.REVALIDATED)
                .putHeader(HttpHeaders.CONTENT_TYPE, CSV)
                .putHeader("Content-Disposition", ContentDisposition.named(both.fileName()))
                .putHeader(SpreadsheetCell.HEADER, SpreadsheetCell.treatment(false));
        if (ResponseSender.isCached(context, both.tag())) {
            return response.setStatusCode(304).end();
        }
        if (context.request().method().equals(HttpMethod.HEAD)) {
            return response.end();
        }
        QueryControl control = new QueryControl(LONGEST);
        Context loop = Objects.requireNonNull(Vertx.currentContext());
        response.setChunked(true);
        OutputStream out = new ResponseOutputStream(loop, response, control::cancel);
        return ResponseOutputStream.unlessLeft(context, downloads.run(() -> write(both, control, out)))
                .compose(done -> response.ended() || response.closed() ? Future.succeededFuture() : response.end());
    }

    private boolean write(Both both, QueryControl control, OutputStream out) throws IOException {
        try {
            return tables.readOnThisThread(control, (engine, given) -> {
                try {
                    ComparisonCsv.write(both.before(), both.after(), engine, given, out);
                    return true;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    /** RFC 8288, with the relation of RFC 5005. */
    private void putNext(RoutingContext context, String place, int limit) {
        String here = address.of(context) + context.request().path();
        context.response()
                .headers()
                .add(
                        "Link",
                        LinkHeader.of(
                                here + "?limit=" + limit + "&after=" + UrlEncoding.query(place),
                                "next",
                                "application/json"));
    }
}

package pilotcity.portal.face.ckan.datastore;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.face.ckan.call.Call;
import pilotcity.portal.face.ckan.call.Fault;
import pilotcity.portal.kernel.http.Answers;
import pilotcity.portal.kernel.http.Attachment;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.index.Reads;

/** {@code /datastore/dump/{id}}: a whole table, page by page so that it takes no memory. */
public final class Dump {
    private static final String PATH = "/datastore/dump/:id";

    private final Reads reads;

    public Dump(Reads reads) {
        this.reads = reads;
    }

    public void mount(Router router) {
        Answers.read(router, PATH, context -> send(context).recover(failure -> failed(failure)));
    }

    private static Future<Void> failed(Throwable failure) {
        return Future.failedFuture(
                failure instanceof Fault fault
                        ? Problem.of(
                                fault.status() == 404 ? Problem.Kind.NOT_FOUND : Problem.Kind.BAD_REQUEST,
                                String.valueOf(fault.getMessage()))
                        : failure);
    }

    /** What is dumped, and how. */
    private record Dumping(DatastoreQuery query, DumpFormat format, int offset, int limit, boolean raw) {
        Dumping rest(int written) {
            return new Dumping(query, format, 0, limit - written, raw);
        }
    }

    private record Page(String text, int rows, @Nullable String next) {}

    private Future<Void> send(RoutingContext context) {
        String resource = Answers.path(context, "id");
        Call call = Call.ofAddress(context.queryParams());
        DumpFormat format;
        boolean bom;
        boolean raw;
        int offset;
        int limit;
        try {
            format = DumpFormat.of(call.text("format", "csv"));
            bom = call.flag("bom", false);
            raw = call.flag("raw", false);
            offset = call.number("offset", 0, SearchQuery.MOST_SKIPPED);
            limit = call.number("limit", Integer.MAX_VALUE, Integer.MAX_VALUE);
        } catch (Fault fault) {
            return Future.failedFuture(fault);
        }
        return reads.read(index -> new Dumping(
                        DatastoreQuery.read(index, Table.get(index, resource), call), format, offset, limit, raw))
                .compose(dumping -> start(context, resource, dumping, bom));
    }

    private Future<Void> start(RoutingContext context, String resource, Dumping dumping, boolean bom) {
        HttpServerResponse response = context.response()
                .setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, dumping.format().type())
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, no-cache")
                .putHeader(
                        "Content-Disposition",
                        Attachment.named(resource + "." + dumping.format().extension()));
        if (context.request().method().equals(HttpMethod.HEAD)) {
            return response.end();
        }
        String head =
                (bom ? "\uFEFF" : "") + dumping.format().head(dumping.query().columns());
        return response.write(head).compose(written -> next(context, dumping, null, true));
    }

    private Future<Void> next(RoutingContext context, Dumping dumping, @Nullable String after, boolean first) {
        return reads.read(index -> page(index, dumping, after, first)).compose(page -> {
            String next = page.next();
            return next == null || page.rows() >= dumping.limit()
                    ? context.response().end(page.text() + dumping.format().tail())
                    : context.response()
                            .write(page.text())
                            .compose(written -> next(context, dumping.rest(page.rows()), next, false));
        });
    }

    private static Page page(Index index, Dumping dumping, @Nullable String after, boolean first) {
        SearchQuery query = dumping.query()
                .search()
                .withTotal(false)
                .withPage(Math.min(dumping.limit(), SearchQuery.MAX_LIMIT), after, null);
        Hits hits = index.search(query, dumping.offset());
        List<Map<String, @Nullable Object>> rows = hits.items().stream()
                .map(hit -> Table.row(hit.document(), dumping.query().columns()))
                .toList();
        return new Page(
                dumping.format().rows(rows, first, dumping.raw()),
                rows.size(),
                hits.more() && !rows.isEmpty() ? hits.items().getLast().cursor() : null);
    }
}

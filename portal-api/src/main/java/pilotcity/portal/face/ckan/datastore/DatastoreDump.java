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
import pilotcity.portal.face.ckan.protocol.ActionException;
import pilotcity.portal.face.ckan.protocol.ActionParameters;
import pilotcity.portal.face.shared.dataset.PublishedTable;
import pilotcity.portal.kernel.encoding.SpreadsheetCell;
import pilotcity.portal.kernel.http.response.ContentDisposition;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.read.ReadPool;
import pilotcity.portal.kernel.read.TableReadPool;
import pilotcity.portal.kernel.table.query.TablePage;
import pilotcity.portal.kernel.table.query.TableQuery;

/** {@code /datastore/dump/{id}}: a whole table, page by page so that it takes no memory. */
public final class DatastoreDump {
    private static final String PATH = "/datastore/dump/:id";
    private static final int PAGE = 5000;

    private final ReadPool readPool;
    private final TableReadPool tables;

    public DatastoreDump(ReadPool readPool, TableReadPool tables) {
        this.readPool = readPool;
        this.tables = tables;
    }

    public void mount(Router router) {
        ResponseSender.routeRead(router, PATH, context -> send(context).recover(failure -> failed(failure)));
    }

    private static Future<Void> failed(Throwable failure) {
        return Future.failedFuture(
                failure instanceof ActionException e
                        ? Problem.of(
                                e.status() == 404 ? Problem.Kind.NOT_FOUND : Problem.Kind.BAD_REQUEST,
                                String.valueOf(e.getMessage()))
                        : failure);
    }

    /** What is dumped, and how. */
    private record DumpRequest(DatastoreQuery query, DumpFormat format, int offset, int limit, boolean raw) {
        DumpRequest rest(int written) {
            return new DumpRequest(query, format, 0, limit - written, raw);
        }
    }

    private record Page(String text, int rows, @Nullable String next) {}

    private Future<Void> send(RoutingContext context) {
        String resource = ResponseSender.path(context, "id");
        ActionParameters parameters = ActionParameters.ofAddress(context.queryParams());
        DumpFormat format;
        boolean bom;
        boolean raw;
        int offset;
        int limit;
        try {
            format = DumpFormat.of(parameters.text("format", "csv"));
            bom = parameters.flag("bom", false);
            raw = parameters.flag("raw", false);
            offset = parameters.number("offset", 0, Integer.MAX_VALUE);
            limit = parameters.number("limit", Integer.MAX_VALUE, Integer.MAX_VALUE);
        } catch (ActionException e) {
            return Future.failedFuture(e);
        }
        return readPool.read(index -> new DumpRequest(
                        DatastoreQuery.read(index, DatastoreTable.get(index, resource), parameters),
                        format,
                        offset,
                        limit,
                        raw))
                .compose(dumping -> start(context, resource, dumping, bom));
    }

    private Future<Void> start(RoutingContext context, String resource, DumpRequest dumping, boolean bom) {
        HttpServerResponse response = context.response()
                .setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, dumping.format().type())
                .putHeader(HttpHeaders.CACHE_CONTROL, ResponseSender.REVALIDATED)
                .putHeader(
                        "Content-Disposition",
                        ContentDisposition.named(
                                resource + "." + dumping.format().extension()));
        if (dumping.format() == DumpFormat.CSV || dumping.format() == DumpFormat.TSV) {
            response.putHeader(SpreadsheetCell.HEADER, SpreadsheetCell.treatment(dumping.raw()));
        }
        if (context.request().method().equals(HttpMethod.HEAD)) {
            return response.end();
        }
        String head =
                (bom ? "\uFEFF" : "") + dumping.format().head(dumping.query().columns(), dumping.raw());
        return response.write(head).compose(written -> next(context, dumping, null, true));
    }

    private Future<Void> next(RoutingContext context, DumpRequest dumping, @Nullable String after, boolean first) {
        PublishedTable published = dumping.query().table().published();
        Future<Page> read = published == null
                ? readPool.read(index -> page(index, dumping, after, first))
                : tables.read((engine, control) ->
                        page(new StoredRows(published, dumping.query(), engine, control), dumping, after, first));
        return read.compose(page -> {
            String next = page.next();
            return next == null || page.rows() >= dumping.limit()
                    ? context.response().end(page.text() + dumping.format().tail())
                    : context.response()
                            .write(page.text())
                            .compose(written -> next(context, dumping.rest(page.rows()), next, false));
        });
    }

    private static Page page(StoredRows stored, DumpRequest dumping, @Nullable String after, boolean first) {
        TableQuery query = dumping.query()
                .rows()
                .withTotal(false)
                .withPage(Math.min(dumping.limit(), PAGE), after, null)
                .withOffset(dumping.offset());
        TablePage page = stored.page(query);
        List<Map<String, @Nullable Object>> rows = stored.rows(page);
        return new Page(
                dumping.format().rows(rows, first, dumping.raw()),
                rows.size(),
                page.more() && !rows.isEmpty() ? page.rows().getLast().cursor() : null);
    }

    private static Page page(Index index, DumpRequest dumping, @Nullable String after, boolean first) {
        SearchQuery query = dumping.query()
                .search()
                .withTotal(false)
                .withPage(Math.min(dumping.limit(), SearchQuery.MAX_LIMIT), after, null);
        Hits hits = index.search(query, Math.min(dumping.offset(), SearchQuery.MOST_SKIPPED));
        List<Map<String, @Nullable Object>> rows = hits.items().stream()
                .map(hit -> DatastoreTable.row(hit.document(), dumping.query().columns()))
                .toList();
        return new Page(
                dumping.format().rows(rows, first, dumping.raw()),
                rows.size(),
                hits.more() && !rows.isEmpty() ? hits.items().getLast().cursor() : null);
    }
}

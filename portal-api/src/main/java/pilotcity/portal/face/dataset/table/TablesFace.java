package pilotcity.portal.face.dataset.table;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;
import pilotcity.portal.face.shared.dataset.PublishedSet;
import pilotcity.portal.face.shared.dataset.TableProfiles;
import pilotcity.portal.face.shared.export.row.ExportColumns;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.request.PublicAddress;
import pilotcity.portal.kernel.http.response.LinkHeader;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.read.ReadPool;
import pilotcity.portal.kernel.read.TableReadPool;
import pilotcity.portal.kernel.table.query.TablePage;
import pilotcity.portal.kernel.table.query.TableQuery;

/**
 * The tables of published data sets at {@code /api/datasets/{id}[/versions/{number}]/tables}: descriptions, schemas,
 * rows, groups and profiles.
 */
public final class TablesFace implements Face {
    private static final int LONGEST_NUMBER = 18;

    private final ReadPool readPool;
    private final TableReadPool tables;
    private final TableDownloads downloads;
    private final PublicAddress address;
    private final ZoneId zone;
    private final TableProfiles profiles;

    public TablesFace(
            ReadPool readPool,
            TableReadPool tables,
            TableDownloads downloads,
            TableProfiles profiles,
            PublicAddress address,
            ZoneId zone) {
        this.readPool = readPool;
        this.tables = tables;
        this.downloads = downloads;
        this.profiles = profiles;
        this.address = address;
        this.zone = zone;
    }

    @Override
    public void mount(Router router) {
        mount(router, new TableOperations(false));
        mount(router, new TableOperations(true));
    }

    private void mount(Router router, TableOperations operations) {
        operations
                .list()
                .mount(
                        router,
                        (context, given) -> set(context)
                                .compose(set ->
                                        send(context, TableDescription.list(set).toBuffer())));
        operations
                .table()
                .mount(
                        router,
                        (context, given) -> table(context)
                                .compose(table ->
                                        send(context, TableDescription.of(table).toBuffer())));
        operations
                .schema()
                .mount(
                        router,
                        (context, given) -> table(context)
                                .compose(table ->
                                        send(context, table.table().schema().toBuffer())));
        operations.rows().mountOpen(router, this::rows);
        operations.row().mount(router, (context, given) -> row(context));
        operations.profile().mount(router, (context, given) -> profile(context));
        mountDownloads(router, operations);
    }

    private void mountDownloads(Router router, TableOperations operations) {
        operations
                .problems()
                .mount(
                        router,
                        (context, given) -> table(context)
                                .compose(table -> downloads.problems(
                                        context,
                                        table,
                                        TableOperations.PROBLEMS_OFFSET.get(given),
                                        RowParameters.LIMIT.get(given)))
                                .compose(body -> send(context, body)));
        operations
                .problemsCsv()
                .mount(
                        router,
                        (context, given) -> table(context)
                                .compose(table ->
                                        downloads.problemsCsv(context, table, TableOperations.RAW.get(given))));
        operations.file().mountOpen(router, context -> {
            MultiMap given = context.queryParams();
            String format = ResponseSender.path(context, TableOperations.FORMAT.name());
            return find(context, table -> downloads.request(table, given, format))
                    .compose(request -> downloads.send(context, request, address.of(context)));
        });
    }

    @Override
    public List<Operation> operations() {
        return Stream.of(new TableOperations(false), new TableOperations(true))
                .flatMap(TableOperations::all)
                .toList();
    }

    private static @Nullable String number(RoutingContext context) {
        return context.pathParam("number") == null ? null : ResponseSender.path(context, "number");
    }

    private Future<PublishedSet> set(RoutingContext context) {
        String id = ResponseSender.path(context, "id");
        String number = number(context);
        return readPool.read(index -> AddressedTable.set(index, id, number));
    }

    private Future<AddressedTable> table(RoutingContext context) {
        return find(context, table -> table);
    }

    private <T> Future<T> find(RoutingContext context, Function<AddressedTable, T> reading) {
        String id = ResponseSender.path(context, "id");
        String number = number(context);
        String name = ResponseSender.path(context, TableOperations.TABLE.name());
        Function<Index, AddressedTable> finding = index -> AddressedTable.find(index, id, number, name);
        return readPool.read(finding.andThen(reading));
    }

    private static Future<Void> send(RoutingContext context, Buffer body) {
        return ResponseSender.sendJson(context, body);
    }

    private Future<Void> rows(RoutingContext context) {
        MultiMap given = context.queryParams();
        return find(context, table -> RowRequest.ofPage(table, given, zone)).compose(request -> {
            String tag = "W/\"" + request.table().tag(request.given().query()) + '"';
            if (ResponseSender.isCached(context, tag)) {
                return context.response()
                        .putHeader(HttpHeaders.ETAG, tag)
                        .putHeader(HttpHeaders.CACHE_CONTROL, ResponseSender.REVALIDATED)
                        .setStatusCode(304)
                        .end();
            }
            return tables.read((engine, control) -> RowsAnswer.read(request, engine, control))
                    .compose(answer -> {
                        link(context, request, answer);
                        return ResponseSender.sendTagged(context, ResponseSender.JSON, answer.body(), tag);
                    });
        });
    }

    private void link(RoutingContext context, RowRequest request, RowsAnswer answer) {
        String base = address.of(context);
        String here = base + request.table().table().address();
        GivenParameters given = request.given();
        MultiMap headers = context.response().headers();
        String next = answer.next();
        if (next != null) {
            headers.add("Link", LinkHeader.of(here + "/rows?" + page(given, true, next), "next"));
        }
        String prev = answer.prev();
        if (prev != null) {
            headers.add("Link", LinkHeader.of(here + "/rows?" + page(given, false, prev), "prev"));
        }
        String query = given.query();
        String permalink = base + request.table().permalink() + "/rows" + (query.isEmpty() ? "" : "?" + query);
        headers.add("Link", LinkHeader.of(permalink, "canonical"));
        headers.add("Link", LinkHeader.of(here, "describedby", "application/json"));
    }

    private static String page(GivenParameters given, boolean forwards, String cursor) {
        return given.queryWith(
                forwards ? RowParameters.AFTER : RowParameters.BEFORE,
                cursor,
                RowParameters.AFTER,
                RowParameters.BEFORE,
                RowParameters.OFFSET);
    }

    private Future<Void> row(RoutingContext context) {
        String row = ResponseSender.path(context, TableOperations.ROW.name());
        if (!row.matches("[1-9][0-9]{0," + (LONGEST_NUMBER - 1) + "}")) {
            throw Problem.notFound("rows have numbers from 1, not '" + row + "'");
        }
        return table(context).compose(table -> {
            Filter filter = new Filter.Compare(
                    new Expression.Property(table.stored().id()),
                    Filter.Operator.EQUAL,
                    new Expression.Numeral(new BigDecimal(row)));
            ExportColumns columns = ExportColumns.of(table.stored(), new ColumnNames(table.stored()).all(), false);
            TableQuery query = TableQuery.ALL.withFilter(filter).withTotal(false);
            return tables.read((engine, control) -> {
                        List<TablePage.Row> found =
                                engine.search(table.stored(), query, control).rows();
                        return found.stream()
                                .findFirst()
                                .map(each -> RowsAnswer.row(columns, each))
                                .orElseThrow(() -> Problem.notFound(
                                        "table '" + table.table().name() + "' has "
                                                + table.stored().rows() + " rows, and none with number " + row));
                    })
                    .compose(body -> send(context, body));
        });
    }

    private Future<Void> profile(RoutingContext context) {
        return table(context)
                .compose(table -> profiles.find(table.table())
                        .map(Future::succeededFuture)
                        .orElseGet(() -> tables.read((engine, control) -> profiles.get(table.table(), engine, control)))
                        .compose(profile -> send(
                                context,
                                TableDescription.profile(table, profile).toBuffer())));
    }
}

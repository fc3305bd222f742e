package pilotcity.portal.face.version;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import pilotcity.portal.face.shared.dataset.PublishedSet;
import pilotcity.portal.face.shared.dataset.SetComparison;
import pilotcity.portal.kernel.encoding.SpreadsheetCell;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.request.PublicAddress;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.http.response.LinkHeader;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.read.ReadPool;
import pilotcity.portal.kernel.read.TableReadPool;

/**
 * {@code /api/datasets/{id}/versions}, newest first, and {@code …/versions/{from}/compare/{to}}, as JSON and as CSV.
 */
public final class VersionFace implements Face {
    private static final String CSV = "text/csv; charset=utf-8";

    private final ReadPool readPool;
    private final TableReadPool tables;
    private final PublicAddress address;

    public VersionFace(ReadPool readPool, TableReadPool tables, PublicAddress address) {
        this.readPool = readPool;
        this.tables = tables;
        this.address = address;
    }

    @Override
    public void mount(Router router) {
        VersionOperations.LIST.mount(router, this::list);
        VersionOperations.COMPARE_CSV.mount(
                router,
                (context, given) -> compared(context, given).compose(found -> {
                    context.response().putHeader(SpreadsheetCell.HEADER, SpreadsheetCell.treatment(false));
                    return ResponseSender.send(context, CSV, Buffer.buffer(ComparisonCsv.write(found)));
                }));
        VersionOperations.COMPARE.mount(
                router,
                (context, given) -> compared(context, given)
                        .compose(found -> ResponseSender.sendJson(
                                context, new ComparisonJson(found).json().toBuffer())));
    }

    @Override
    public List<Operation> operations() {
        return List.of(VersionOperations.LIST, VersionOperations.COMPARE, VersionOperations.COMPARE_CSV);
    }

    private Future<Void> list(RoutingContext context, QueryParameters given) {
        String id = ResponseSender.path(context, "id");
        int limit = VersionOperations.VERSIONS.get(given);
        String after = VersionOperations.CURSOR.find(given).orElse(null);
        String base = address.of(context);
        return readPool.read(index -> new VersionList(id, base).page(index, limit, after))
                .compose(page -> {
                    String next = page.getString("next");
                    if (next != null) {
                        putNext(context, next, limit);
                    }
                    return ResponseSender.sendJson(context, page.toBuffer());
                });
    }

    private Future<SetComparison> compared(RoutingContext context, QueryParameters given) {
        String id = ResponseSender.path(context, "id");
        String from = ResponseSender.path(context, "from");
        String to = ResponseSender.path(context, "to");
        int limit = VersionOperations.ROWS.get(given);
        Optional<SetComparison.Place> place = VersionOperations.AFTER.find(given);
        record Both(PublishedSet before, PublishedSet after) {}
        return readPool.read(
                        index -> new Both(PublishedSet.version(index, id, from), PublishedSet.version(index, id, to)))
                .compose(both -> tables.read((engine, control) ->
                        SetComparison.of(both.before(), both.after(), limit, place.orElse(null), engine, control)))
                .map(found -> {
                    SetComparison.Place next = found.next();
                    if (next != null) {
                        putNext(context, VersionOperations.text(next), limit);
                    }
                    return found;
                });
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

package pilotcity.portal.face.dataset.table;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import pilotcity.portal.face.shared.dataset.CellProblemList;
import pilotcity.portal.face.shared.export.ExportSender;
import pilotcity.portal.face.shared.export.FileDigestCache;
import pilotcity.portal.face.shared.export.ResponseOutputStream;
import pilotcity.portal.face.shared.export.StyleParameters;
import pilotcity.portal.face.shared.export.format.ExportFormat;
import pilotcity.portal.face.shared.export.format.ExportTable;
import pilotcity.portal.kernel.encoding.SpreadsheetCell;
import pilotcity.portal.kernel.filestore.FileStore;
import pilotcity.portal.kernel.http.response.ContentDisposition;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.read.LongReadPool;
import pilotcity.portal.kernel.read.TableReadPool;
import pilotcity.portal.kernel.table.query.QueryControl;

/** Rows and lists of problems as files, sent as they are made. */
public final class TableDownloads {
    /** A caller who takes nothing for a minute is given up long before. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final TableReadPool tables;
    private final LongReadPool exports;
    private final FileStore files;
    private final Path scratch;
    private final ZoneId zone;
    private final FileDigestCache digests = new FileDigestCache();

    /** @param scratch a folder that is there, for files in the making */
    public TableDownloads(TableReadPool tables, LongReadPool exports, FileStore files, Path scratch, ZoneId zone) {
        this.tables = tables;
        this.exports = exports;
        this.files = files;
        this.scratch = scratch;
        this.zone = zone;
    }

    /** A file that is asked for. */
    record FileRequest(RowRequest rows, ExportFormat format, ExportTable.Style style) {}

    FileRequest request(AddressedTable table, MultiMap given, String extension) {
        ExportFormat format = ExportFormat.find(extension)
                .orElseThrow(() -> Problem.notFound("there is no format '" + extension + "'; there are "
                        + String.join(", ", ExportFormat.extensions())));
        // Parquet has columns of shapes, and no need of one
        boolean shapes = format.shapes() && format != ExportFormat.PARQUET;
        RowRequest rows = RowRequest.ofFile(table, given, zone, shapes);
        TableFile.requireRoom(format, rows);
        return new FileRequest(rows, format, StyleParameters.read(rows.given().own(), format, zone));
    }

    Future<Void> send(RoutingContext context, FileRequest asked, String base) {
        Context loop = Objects.requireNonNull(Vertx.currentContext());
        QueryControl control = new QueryControl(LONGEST);
        ExportSender sender = new ExportSender(context, loop, asked.format(), control::cancel);
        RowRequest rows = asked.rows();
        return ResponseOutputStream.unlessLeft(context, exports.run(() -> {
            long count = tables.readOnThisThread(
                    control, (engine, given) -> engine.count(rows.table().stored(), rows.query(), given));
            sender.send(
                    new TableFile(rows, asked.format(), asked.style(), count, tables, control, scratch, base), digests);
            return true;
        }));
    }

    private CellProblemList problems(AddressedTable table) {
        return new CellProblemList(files, table.table().json().getString("problems"));
    }

    /** Some of the cells that did not fit, as JSON. */
    Future<Buffer> problems(RoutingContext context, AddressedTable table, int offset, int limit) {
        return context.vertx()
                .executeBlocking(() -> problems(table).page(offset, limit), false)
                .map(page -> new JsonObject()
                        .put("dataset", table.set())
                        .put("version", table.number())
                        .put("table", table.table().name())
                        .put("checksum", table.stored().sha256())
                        .put("total", table.table().problems())
                        .put("problems", new JsonArray(page))
                        .toBuffer());
    }

    /** All of them as CSV. */
    Future<Void> problemsCsv(RoutingContext context, AddressedTable table, boolean raw) {
        CellProblemList problems = problems(table);
        String tag = "W/\"" + table.tag(raw + " " + problems.sha256()) + '"';
        String name = table.set() + "-" + table.table().name() + "-v" + table.number() + "-problems.csv";
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.ETAG, tag)
                .putHeader(HttpHeaders.CACHE_CONTROL, ResponseSender.REVALIDATED)
                .putHeader(HttpHeaders.CONTENT_TYPE, ExportFormat.CSV.mediaType())
                .putHeader("Content-Disposition", ContentDisposition.named(name))
                .putHeader(SpreadsheetCell.HEADER, SpreadsheetCell.treatment(raw));
        if (ResponseSender.isCached(context, tag)) {
            return response.setStatusCode(304).end();
        }
        return context.request().method().equals(HttpMethod.HEAD)
                ? response.end()
                : problems.sendCsv(context.vertx(), response, raw);
    }
}

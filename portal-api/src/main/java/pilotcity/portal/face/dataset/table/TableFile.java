package pilotcity.portal.face.dataset.table;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import pilotcity.index.kind.Label;
import pilotcity.portal.face.shared.catalogue.Licence;
import pilotcity.portal.face.shared.export.GeneratedFile;
import pilotcity.portal.face.shared.export.format.ExportFormat;
import pilotcity.portal.face.shared.export.format.ExportTable;
import pilotcity.portal.face.shared.export.format.RowWriter;
import pilotcity.portal.face.shared.export.row.DocumentRow;
import pilotcity.portal.kernel.encoding.SpreadsheetCell;
import pilotcity.portal.kernel.http.response.LinkHeader;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.read.TableReadPool;
import pilotcity.portal.kernel.table.query.QueryControl;

/**
 * Rows of a table as a file.
 *
 * @param rows how many there are
 * @param control ends the reading
 * @param scratch a folder for what cannot be written from the front to the end
 * @param base scheme, host and port
 */
record TableFile(
        RowRequest request,
        ExportFormat format,
        ExportTable.Style style,
        long rows,
        TableReadPool tables,
        QueryControl control,
        Path scratch,
        String base)
        implements GeneratedFile {
    /** SQLite's limit, without the two columns that a GeoPackage adds. */
    private static final int GEOPACKAGE_COLUMNS = 1998;

    private static final int XLSX_COLUMNS = 16_384;

    /** @throws Problem when the format has no room for so many columns */
    static void requireRoom(ExportFormat format, RowRequest request) {
        int most = switch (format) {
            case GEOPACKAGE -> GEOPACKAGE_COLUMNS;
            case XLSX -> XLSX_COLUMNS;
            default -> Integer.MAX_VALUE;
        };
        int columns = request.columns().list().size();
        if (columns > most) {
            throw Problem.field(
                    RowParameters.SELECT.name(),
                    format.extension() + " takes " + most + " columns, and these are " + columns + "; choose some");
        }
    }

    private AddressedTable table() {
        return request.table();
    }

    @Override
    public String name() {
        return table().set() + "-" + table().table().name() + "-v" + table().number() + "." + format.extension();
    }

    @Override
    public String tag() {
        return '"' + table().tag(permalink()) + '"';
    }

    @Override
    public Instant time() {
        return table().published();
    }

    @Override
    public void write(OutputStream out) throws IOException {
        JsonObject json = table().table().json();
        String name = table().table().name();
        String chinese = Objects.requireNonNullElse(json.getString("title"), name);
        ExportTable exported = new ExportTable(
                name,
                new Label(chinese, Objects.requireNonNullElse(json.getString("titleEn"), chinese)),
                new Label("", ""),
                request.columns(),
                style,
                provenance(),
                time(),
                rows,
                false,
                scratch);
        DocumentRow row = new DocumentRow(request.columns());
        try (RowWriter writer = format.open(exported, out)) {
            tables.readOnThisThread(control, (engine, given) -> {
                engine.scan(table().stored(), request.query(), given, each -> writer.row(row.of(each)));
                return true;
            });
            writer.end();
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    private String permalink() {
        String query = request.given().query();
        return base + table().permalink() + "/rows." + format.extension() + (query.isEmpty() ? "" : "?" + query);
    }

    /** What the file carries; the same for the same version, so that its bytes are. */
    private JsonObject provenance() {
        JsonObject document = table().table().set().document();
        JsonObject json = new JsonObject()
                .put("title", document.getString("name"))
                .put("titleEn", document.getString("nameEn"))
                .put("query", permalink())
                .put("time", time().toString())
                .put("dataset", table().set())
                .put("version", table().number())
                .put("table", table().table().name())
                .put("checksum", table().stored().sha256())
                .put("rows", rows);
        String licence = document.getString("license");
        return licence == null
                ? json
                : json.put(
                        "licenses",
                        JsonArray.of(new JsonObject(Map.of(
                                "name", licence, "path", Licence.of(licence).url()))));
    }

    @Override
    public void describe(MultiMap headers) {
        if (format == ExportFormat.CSV) {
            headers.set(SpreadsheetCell.HEADER, SpreadsheetCell.treatment(style.raw()));
        }
        String licence = table().table().set().document().getString("license");
        if (licence != null) {
            headers.add("Link", LinkHeader.of(Licence.of(licence).url(), "license"));
        }
        headers.add("Link", LinkHeader.of(base + table().table().address(), "describedby", "application/json"));
        headers.add("Link", LinkHeader.of(permalink(), "canonical"));
    }
}

package pilotcity.portal.face.shared.export.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;
import pilotcity.portal.face.shared.export.row.DocumentRow;
import pilotcity.portal.face.shared.export.row.ExportColumn;

/**
 * OGC GeoPackage 1.3: one table of features, or of attributes where the kind has no shape. A database is not written
 * from the front to the end, so this one is made in a temporary file and sent when it is whole.
 */
final class GeoPackageWriter implements RowWriter {
    private static final int BATCH = 1000;
    private static final int HEADER_BYTES = 8;
    private static final byte LITTLE_ENDIAN_WITHOUT_ENVELOPE = 1;
    private static final int WGS84 = 4326;

    private final ExportTable table;
    private final OutputStream out;
    private final Path file;
    private final Connection database;
    private final PreparedStatement insert;
    private final Optional<GeoPackageSpatialIndex> tree;
    private final Optional<ExportColumn> shape;
    private final List<ExportColumn> columns;
    private final Envelope extent = new Envelope();
    private final WKBWriter wkb = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN);
    private int waiting;
    private long rows;

    GeoPackageWriter(ExportTable table, OutputStream out) throws IOException {
        this.table = table;
        this.out = out;
        this.shape = table.columns().findMain();
        this.columns = table.columns().plain();
        this.file = Files.createTempFile(table.scratch(), "export", ".gpkg");
        try {
            this.database = DriverManager.getConnection("jdbc:sqlite:" + file);
            GeoPackageTables.create(database, table);
            database.setAutoCommit(false);
            this.insert = database.prepareStatement(insertion());
            this.tree =
                    shape.isPresent() ? Optional.of(GeoPackageSpatialIndex.create(database, table)) : Optional.empty();
        } catch (SQLException e) {
            Files.deleteIfExists(file);
            throw new IOException(e);
        }
    }

    private String insertion() {
        String names = GeoPackageTables.columns(table).stream()
                .map(GeoPackageTables::quoted)
                .collect(Collectors.joining(", "));
        String values = String.join(", ", Collections.nCopies(columns.size() + (shape.isPresent() ? 1 : 0), "?"));
        return "INSERT INTO " + GeoPackageTables.quoted(GeoPackageTables.name(table)) + " (" + names
                + (shape.isPresent() ? (columns.isEmpty() ? "geometry" : ", geometry") : "") + ") VALUES (" + values
                + ")";
    }

    @Override
    public void row(DocumentRow documentRow) throws IOException {
        try {
            for (int i = 0; i < columns.size(); i++) {
                insert.setObject(
                        i + 1,
                        documentRow.has(columns.get(i).slot())
                                ? value(columns.get(i), documentRow.text(columns.get(i)))
                                : null);
            }
            if (shape.isPresent()) {
                insert.setBytes(
                        columns.size() + 1,
                        documentRow.has(shape.get().slot()) ? placed(documentRow.geometry(shape.get())) : null);
            }
            insert.addBatch();
            rows++;
            if (++waiting == BATCH) {
                execute();
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private void execute() throws SQLException {
        insert.executeBatch();
        if (tree.isPresent()) {
            tree.get().execute();
        }
        waiting = 0;
    }

    private static Object value(ExportColumn column, String text) {
        return switch (column.type()) {
            case INTEGER -> Long.valueOf(text);
            case NUMBER, LONGITUDE, LATITUDE -> Double.valueOf(text);
            case BOOLEAN -> text.equals("true") ? 1 : 0;
            case INSTANT -> GeoPackageTables.time(java.time.Instant.parse(text));
            case TEXT, DECIMAL, DATE, JSON, GEOMETRY -> text;
        };
    }

    private byte[] placed(Geometry geometry) throws SQLException {
        Envelope box = geometry.getEnvelopeInternal();
        extent.expandToInclude(box);
        if (!box.isNull()) {
            tree.orElseThrow().add(rows + 1, box);
        }
        return blob(geometry);
    }

    /** GeoPackage 1.3, clause 2.1.3. */
    private byte[] blob(Geometry geometry) {
        byte[] body = wkb.write(geometry);
        return ByteBuffer.allocate(HEADER_BYTES + body.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("GP".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 0)
                .put(LITTLE_ENDIAN_WITHOUT_ENVELOPE)
                .putInt(WGS84)
                .put(body)
                .array();
    }

    @Override
    public void end() throws IOException {
        try {
            execute();
            if (tree.isPresent()) {
                tree.get().end();
            }
            if (!extent.isNull()) {
                GeoPackageTables.extent(database, extent);
            }
            database.commit();
            database.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
        Files.copy(file, out);
    }

    @Override
    public void close() throws IOException {
        try {
            database.close();
        } catch (SQLException e) {
            throw new IOException(e);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}

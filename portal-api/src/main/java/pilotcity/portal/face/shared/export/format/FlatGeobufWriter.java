package pilotcity.portal.face.shared.export.format;

import com.google.flatbuffers.FlatBufferBuilder;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.wololo.flatgeobuf.Constants;
import org.wololo.flatgeobuf.generated.ColumnType;
import org.wololo.flatgeobuf.generated.Crs;
import org.wololo.flatgeobuf.generated.Feature;
import org.wololo.flatgeobuf.generated.GeometryType;
import org.wololo.flatgeobuf.generated.Header;
import pilotcity.portal.face.shared.export.row.DocumentRow;
import pilotcity.portal.face.shared.export.row.ExportColumn;
import pilotcity.portal.face.shared.export.row.UnlockedByteStream;
import pilotcity.portal.face.shared.export.spatialindex.FeatureSpool;
import pilotcity.portal.face.shared.export.spatialindex.PackedHilbertTree;

/**
 * FlatGeobuf 3. Its spatial index stands in front of the features, and these in its order, so they are kept in a
 * temporary file until the last one has come; of more than {@link FeatureSpool#MOST} features, or of a kind without a
 * shape, each goes out as it comes and there is no index.
 */
final class FlatGeobufWriter implements RowWriter {
    private static final int SMALL = 1024;
    private static final int WGS84 = 4326;

    private final ExportTable table;
    private final UnlockedByteStream out;
    private final @Nullable FeatureSpool spool;
    private final Optional<ExportColumn> shape;
    private final List<ExportColumn> columns;
    private final int geometryType;
    private final FlatBufferBuilder builder = new FlatBufferBuilder(SMALL);
    private ByteBuffer properties = ByteBuffer.allocate(SMALL).order(ByteOrder.LITTLE_ENDIAN);

    FlatGeobufWriter(ExportTable table, OutputStream to) throws IOException {
        this.table = table;
        this.out = new UnlockedByteStream(to);
        this.shape = table.columns().findMain();
        this.columns = table.columns().plain();
        boolean points = table.columns().points();
        this.geometryType = points ? GeometryType.Point : GeometryType.Unknown;
        boolean indexed = shape.isPresent() && table.rows() > 0 && table.rows() <= FeatureSpool.MOST;
        this.spool = indexed ? new FeatureSpool(table.scratch()) : null;
        if (!indexed) {
            begin(new Envelope());
        }
    }

    /** @param extent of all features; null, as JTS has it, for no index */
    private void begin(Envelope extent) throws IOException {
        builder.clear();
        header(extent);
        out.write(Constants.MAGIC_BYTES);
        out.write(builder.sizedByteArray());
    }

    private void header(Envelope extent) {
        int[] described = columns.stream().mapToInt(this::column).toArray();
        int list = Header.createColumnsVector(builder, described);
        int name = builder.createString(table.name());
        int title = builder.createString(table.title().en());
        int description = builder.createString(table.description().en());
        int metadata = builder.createString(
                new JsonObject().put("provenance", table.provenance()).encode());
        int organisation = builder.createString("EPSG");
        int crs = Crs.createCrs(builder, organisation, WGS84, 0, 0, 0, 0);
        int box = extent.isNull()
                ? 0
                : Header.createEnvelopeVector(
                        builder, new double[] {extent.getMinX(), extent.getMinY(), extent.getMaxX(), extent.getMaxY()});
        Header.startHeader(builder);
        Header.addName(builder, name);
        if (!extent.isNull()) {
            Header.addEnvelope(builder, box);
        }
        Header.addGeometryType(builder, geometryType);
        Header.addColumns(builder, list);
        Header.addFeaturesCount(builder, table.rows());
        Header.addIndexNodeSize(builder, extent.isNull() ? 0 : PackedHilbertTree.NODE_SIZE);
        Header.addCrs(builder, crs);
        Header.addTitle(builder, title);
        Header.addDescription(builder, description);
        Header.addMetadata(builder, metadata);
        Header.finishSizePrefixedHeaderBuffer(builder, Header.endHeader(builder));
    }

    private int column(ExportColumn column) {
        int name = builder.createString(column.name());
        int title = builder.createString(column.title().en());
        int description = builder.createString(column.description().en());
        org.wololo.flatgeobuf.generated.Column.startColumn(builder);
        org.wololo.flatgeobuf.generated.Column.addName(builder, name);
        org.wololo.flatgeobuf.generated.Column.addTitle(builder, title);
        org.wololo.flatgeobuf.generated.Column.addDescription(builder, description);
        org.wololo.flatgeobuf.generated.Column.addType(builder, type(column));
        return org.wololo.flatgeobuf.generated.Column.endColumn(builder);
    }

    private static int type(ExportColumn column) {
        return switch (column.type()) {
            case TEXT, DECIMAL -> ColumnType.String;
            case INTEGER -> ColumnType.Long;
            case NUMBER, LONGITUDE, LATITUDE -> ColumnType.Double;
            case BOOLEAN -> ColumnType.Bool;
            case DATE, INSTANT -> ColumnType.DateTime;
            case JSON, GEOMETRY -> ColumnType.Json;
        };
    }

    @Override
    public void row(DocumentRow documentRow) throws IOException {
        builder.clear();
        properties.clear();
        for (int i = 0; i < columns.size(); i++) {
            if (documentRow.has(columns.get(i).slot())) {
                property(i, documentRow.text(columns.get(i)));
            }
        }
        int values = Feature.createPropertiesVector(builder, properties.flip());
        int geometry = 0;
        Envelope box = new Envelope();
        if (shape.isPresent() && documentRow.has(shape.get().slot())) {
            Geometry drawn = documentRow.geometry(shape.get());
            geometry = FlatGeobufGeometry.write(builder, drawn, geometryType);
            box = drawn.getEnvelopeInternal();
        }
        Feature.finishSizePrefixedFeatureBuffer(builder, Feature.createFeature(builder, geometry, values, 0));
        if (spool == null) {
            out.write(builder.sizedByteArray());
        } else {
            spool.add(builder.sizedByteArray(), box);
        }
    }

    private void property(int index, String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        reserve(text.length + Short.BYTES + Long.BYTES);
        properties.putShort((short) index);
        switch (columns.get(index).type()) {
            case INTEGER -> properties.putLong(Long.parseLong(value));
            case NUMBER, LONGITUDE, LATITUDE -> properties.putDouble(Double.parseDouble(value));
            case BOOLEAN -> properties.put((byte) (value.equals("true") ? 1 : 0));
            case TEXT, DECIMAL, DATE, INSTANT, JSON, GEOMETRY ->
                properties.putInt(text.length).put(text);
        }
    }

    private void reserve(int more) {
        if (properties.remaining() < more) {
            properties = ByteBuffer.allocate((properties.position() + more) * 2)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put(properties.flip());
        }
    }

    @Override
    public void end() throws IOException {
        if (spool != null) {
            int[] order = spool.order();
            Envelope extent = spool.count() == 0 ? new Envelope() : spool.extent();
            begin(extent);
            if (!extent.isNull()) {
                new PackedHilbertTree(spool, order).write(out);
            }
            spool.write(order, out);
        }
        out.flush();
    }

    @Override
    public void close() throws IOException {
        if (spool != null) {
            spool.close();
        }
    }
}

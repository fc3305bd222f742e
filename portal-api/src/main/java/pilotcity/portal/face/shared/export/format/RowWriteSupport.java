package pilotcity.portal.face.shared.export.format;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;
import pilotcity.portal.face.shared.export.row.DocumentRow;
import pilotcity.portal.face.shared.export.row.ExportColumn;
import pilotcity.portal.face.shared.export.row.ExportColumns;

/** Puts the values of rows into the columns of Parquet, and notes what GeoParquet 1.1 wants said of shapes. */
final class RowWriteSupport extends WriteSupport<DocumentRow> {
    /** The column with the box of the main geometry, and its parts in the order of the schema. */
    static final String BOX = "bbox";

    /** As many as 38 digits take. */
    static final int DECIMAL_BYTES = 16;

    private static final List<String> ENDS = List.of("xmin", "ymin", "xmax", "ymax");

    private final ExportTable table;
    private final MessageType schema;
    private final List<ExportColumn> columns;
    private final WKBWriter wkb = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN);
    private final Map<String, ColumnGeometries> shapes = new TreeMap<>();
    private final boolean covered;
    private Envelope main = new Envelope();
    private @Nullable RecordConsumer out;

    /** What has been met in one column of shapes. */
    private record ColumnGeometries(Envelope box, TreeSet<String> types) {}

    RowWriteSupport(ExportTable table, MessageType schema) {
        this.table = table;
        this.schema = schema;
        this.columns = table.columns().list();
        this.covered = isCovered(table.columns());
        for (ExportColumn exportColumn : columns) {
            if (exportColumn.type() == ExportColumn.Type.GEOMETRY) {
                shapes.put(exportColumn.name(), new ColumnGeometries(new Envelope(), new TreeSet<>()));
            }
        }
    }

    /** Whether there is a main geometry, and no field has the name of the column of boxes. */
    static boolean isCovered(ExportColumns columns) {
        return columns.findMain().isPresent() && !columns.names().contains(BOX);
    }

    @Override
    @SuppressWarnings("deprecation") // abstract, so it has to be there
    public WriteContext init(org.apache.hadoop.conf.Configuration configuration) {
        return context();
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return context();
    }

    private WriteContext context() {
        return new WriteContext(
                schema, new HashMap<>(Map.of("provenance", table.provenance().encode())));
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
        out = consumer;
    }

    @Override
    public void write(DocumentRow row) {
        RecordConsumer to = java.util.Objects.requireNonNull(out);
        main = new Envelope();
        to.startMessage();
        for (int i = 0; i < columns.size(); i++) {
            ExportColumn exportColumn = columns.get(i);
            if (row.has(exportColumn.slot())) {
                to.startField(exportColumn.name(), i);
                add(to, exportColumn, row);
                to.endField(exportColumn.name(), i);
            }
        }
        if (covered && !main.isNull()) {
            addBox(to);
        }
        to.endMessage();
    }

    private void addBox(RecordConsumer to) {
        double[] ends = {main.getMinX(), main.getMinY(), main.getMaxX(), main.getMaxY()};
        to.startField(BOX, columns.size());
        to.startGroup();
        for (int i = 0; i < ends.length; i++) {
            to.startField(ENDS.get(i), i);
            to.addDouble(ends[i]);
            to.endField(ENDS.get(i), i);
        }
        to.endGroup();
        to.endField(BOX, columns.size());
    }

    private void add(RecordConsumer to, ExportColumn exportColumn, DocumentRow row) {
        String text = row.text(exportColumn);
        switch (exportColumn.type()) {
            case TEXT, JSON -> to.addBinary(Binary.fromString(text));
            case INTEGER -> to.addLong(Long.parseLong(text));
            case NUMBER, LONGITUDE, LATITUDE -> to.addDouble(Double.parseDouble(text));
            case DECIMAL -> to.addBinary(Binary.fromConstantByteArray(unscaled(exportColumn, text)));
            case BOOLEAN -> to.addBoolean(text.equals("true"));
            case DATE -> to.addInteger(Math.toIntExact(LocalDate.parse(text).toEpochDay()));
            case INSTANT -> to.addLong(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(text)));
            case GEOMETRY ->
                to.addBinary(Binary.fromConstantByteArray(shape(exportColumn, row.geometry(exportColumn))));
        }
    }

    /** Two's complement, highest byte first (Parquet's logical types, "DECIMAL"). */
    private static byte[] unscaled(ExportColumn exportColumn, String text) {
        byte[] digits = new BigDecimal(text)
                .setScale(exportColumn.scale())
                .unscaledValue()
                .toByteArray();
        byte[] fixed = new byte[DECIMAL_BYTES];
        Arrays.fill(fixed, (byte) (digits[0] < 0 ? -1 : 0));
        System.arraycopy(digits, 0, fixed, DECIMAL_BYTES - digits.length, digits.length);
        return fixed;
    }

    private byte[] shape(ExportColumn exportColumn, Geometry geometry) {
        ColumnGeometries seen = java.util.Objects.requireNonNull(shapes.get(exportColumn.name()));
        Envelope box = geometry.getEnvelopeInternal();
        seen.box().expandToInclude(box);
        if (exportColumn.isMain()) {
            main = box;
        }
        seen.types().add(geometry.getGeometryType());
        return wkb.write(geometry);
    }

    @Override
    public FinalizedWriteContext finalizeWrite() {
        return new FinalizedWriteContext(shapes.isEmpty() ? Map.of() : Map.of("geo", geo().encode()));
    }

    /** The name of the geometry that features are drawn with, or nothing. */
    private String main() {
        return table.columns().findMain().map(ExportColumn::name).orElse("");
    }

    /** GeoParquet 1.1, "File metadata". Without a CRS, coordinates are longitude and latitude on WGS 84. */
    private JsonObject geo() {
        JsonObject described = new JsonObject();
        shapes.forEach((name, seen) -> {
            JsonObject column = new JsonObject()
                    .put("encoding", "WKB")
                    .put("geometry_types", new JsonArray(List.copyOf(seen.types())));
            Envelope box = seen.box();
            if (!box.isNull()) {
                column.put("bbox", JsonArray.of(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()));
            }
            if (covered && name.equals(main())) {
                JsonObject ends = new JsonObject();
                ENDS.forEach(end -> ends.put(end, JsonArray.of(BOX, end)));
                column.put("covering", new JsonObject().put(BOX, ends));
            }
            described.put(name, column);
        });
        String main = main();
        String primary =
                shapes.containsKey(main) ? main : shapes.keySet().iterator().next();
        return new JsonObject()
                .put("version", "1.1.0")
                .put("primary_column", primary)
                .put("columns", described);
    }
}

package pilotcity.portal.face.export.format;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
import pilotcity.index.kind.Kind;
import pilotcity.portal.face.export.row.Column;
import pilotcity.portal.face.export.row.Row;

/** Puts the values of rows into the columns of Parquet, and notes what GeoParquet 1.1 wants said of shapes. */
final class ParquetRows extends WriteSupport<Row> {
    private final Table table;
    private final MessageType schema;
    private final List<Column> columns;
    private final WKBWriter wkb = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN);
    private final Map<String, Seen> shapes = new TreeMap<>();
    private @Nullable RecordConsumer out;

    /** What has been met in one column of shapes. */
    private record Seen(Envelope box, TreeSet<String> types) {}

    ParquetRows(Table table, MessageType schema) {
        this.table = table;
        this.schema = schema;
        this.columns = table.columns().list();
        for (Column column : columns) {
            if (column.type() == Column.Type.GEOMETRY) {
                shapes.put(column.name(), new Seen(new Envelope(), new TreeSet<>()));
            }
        }
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
    public void write(Row row) {
        RecordConsumer to = java.util.Objects.requireNonNull(out);
        to.startMessage();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (row.has(column.slot())) {
                to.startField(column.name(), i);
                add(to, column, row);
                to.endField(column.name(), i);
            }
        }
        to.endMessage();
    }

    private void add(RecordConsumer to, Column column, Row row) {
        String text = row.text(column);
        switch (column.type()) {
            case TEXT, JSON -> to.addBinary(Binary.fromString(text));
            case INTEGER -> to.addLong(Long.parseLong(text));
            case NUMBER, LONGITUDE, LATITUDE -> to.addDouble(Double.parseDouble(text));
            case BOOLEAN -> to.addBoolean(text.equals("true"));
            case DATE -> to.addInteger(Math.toIntExact(LocalDate.parse(text).toEpochDay()));
            case INSTANT -> to.addLong(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(text)));
            case GEOMETRY -> to.addBinary(Binary.fromConstantByteArray(shape(column, row.geometry(column))));
        }
    }

    private byte[] shape(Column column, Geometry geometry) {
        Seen seen = java.util.Objects.requireNonNull(shapes.get(column.name()));
        seen.box().expandToInclude(geometry.getEnvelopeInternal());
        seen.types().add(geometry.getGeometryType());
        return wkb.write(geometry);
    }

    @Override
    public FinalizedWriteContext finalizeWrite() {
        return new FinalizedWriteContext(shapes.isEmpty() ? Map.of() : Map.of("geo", geo().encode()));
    }

    /** GeoParquet 1.1, "File metadata". Longitude and latitude on WGS 84 are what is meant where no CRS is named. */
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
            described.put(name, column);
        });
        String primary = shapes.containsKey(Kind.GEOMETRY)
                ? Kind.GEOMETRY
                : shapes.keySet().iterator().next();
        return new JsonObject()
                .put("version", "1.1.0")
                .put("primary_column", primary)
                .put("columns", described);
    }
}

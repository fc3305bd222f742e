package pilotcity.portal.kernel.table.sql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import pilotcity.index.search.SearchException;
import pilotcity.index.spatial.GeoJson;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.column.ShapeStorage;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.duckdb.ColumnEngineException;

/**
 * Writes rows as JSON objects: the number, the chosen columns that have a value, the place as GeoJSON. For one thread.
 */
public final class RowJsonWriter {
    private static final JsonFactory JSON = new JsonFactory();
    private static final GeometryFactory SHAPES = new GeometryFactory();

    private final StoredTable table;
    private final List<StoredColumn> columns;
    private final List<SerializedString> names;
    private final SerializedString idName;
    private final boolean id;
    private final boolean place;
    private final ByteArrayBuilder out = new ByteArrayBuilder();
    private final JsonGenerator json;

    /**
     * @param select names of columns, or none for all
     * @throws SearchException for a name that the table does not have
     */
    public RowJsonWriter(StoredTable table, List<String> select) {
        for (String name : select) {
            if (!table.has(name)) {
                throw new SearchException("select", "no column '" + name + "'; there are " + table.names());
            }
        }
        this.table = table;
        this.columns = table.columns().stream()
                .filter(column -> select.isEmpty() || select.contains(column.name()))
                .toList();
        this.names = columns.stream()
                .map(column -> new SerializedString(column.name()))
                .toList();
        this.idName = new SerializedString(table.id());
        this.id = select.isEmpty() || select.contains(table.id());
        this.place = table.hasShapes() && (select.isEmpty() || select.contains(table.geometry()));
        this.json = generator(out);
    }

    private static JsonGenerator generator(ByteArrayBuilder out) {
        try {
            return JSON.createGenerator(out).setRootValueSeparator(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the select list begins with. */
    public String selected() {
        List<String> parts = new ArrayList<>(List.of("id"));
        for (StoredColumn column : columns) {
            String name = table.physical(column.name());
            parts.add(
                    switch (column.storage()) {
                        case INSTANT -> "epoch_us(" + name + ")";
                        default -> name;
                    });
        }
        if (place) {
            parts.addAll(table.shapes() == ShapeStorage.POINTS ? List.of("x", "y") : List.of("g"));
        }
        return String.join(", ", parts);
    }

    public byte[] write(ResultSet row) throws SQLException {
        out.reset();
        try {
            json.writeStartObject();
            if (id) {
                json.writeFieldName(idName);
                json.writeNumber(row.getLong(1));
            }
            for (int i = 0; i < columns.size(); i++) {
                write(columns.get(i).storage(), names.get(i), row, 2 + i);
            }
            Geometry shape = place ? shape(row, 2 + columns.size()) : null;
            if (shape != null) {
                json.writeFieldName(table.geometry());
                GeoJson.write(json, shape);
            }
            json.writeEndObject();
            json.flush();
            return out.toByteArray();
        } catch (IOException e) {
            throw new ColumnEngineException("a row cannot be written", e);
        }
    }

    private void write(ColumnStorage storage, SerializedString name, ResultSet row, int at)
            throws IOException, SQLException {
        switch (storage) {
            case INTEGER -> {
                long value = row.getLong(at);
                if (!row.wasNull()) {
                    json.writeFieldName(name);
                    json.writeNumber(value);
                }
            }
            case DOUBLE -> {
                double value = row.getDouble(at);
                if (!row.wasNull()) {
                    json.writeFieldName(name);
                    json.writeNumber(value);
                }
            }
            case BOOLEAN -> {
                boolean value = row.getBoolean(at);
                if (!row.wasNull()) {
                    json.writeFieldName(name);
                    json.writeBoolean(value);
                }
            }
            case INSTANT -> {
                long value = row.getLong(at);
                if (!row.wasNull()) {
                    json.writeFieldName(name);
                    json.writeString(moment(value).toString());
                }
            }
            case DECIMAL -> writeRaw(name, number(row.getBigDecimal(at)));
            case DATE -> writeText(name, day(row.getObject(at)));
            case TEXT -> writeText(name, row.getString(at));
            case JSON -> writeRaw(name, row.getString(at));
        }
    }

    private static @Nullable String number(@Nullable BigDecimal number) {
        return number == null ? null : plain(number);
    }

    /** As ISO 8601 has it in all years; the engine's own text is another beyond those of four digits. */
    private static @Nullable String day(@Nullable Object day) {
        return day == null ? null : day.toString();
    }

    private void writeRaw(SerializedString name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeFieldName(name);
            json.writeRawValue(value);
        }
    }

    private void writeText(SerializedString name, @Nullable String text) throws IOException {
        if (text != null) {
            json.writeFieldName(name);
            json.writeString(text);
        }
    }

    /** Without zeros behind the point that say nothing. */
    public static BigDecimal stripped(BigDecimal value) {
        if (value.scale() <= 0) {
            return value;
        }
        BigDecimal shortest = value.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    public static String plain(BigDecimal value) {
        return stripped(value).toPlainString();
    }

    public static Instant moment(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private @Nullable Geometry shape(ResultSet row, int at) throws SQLException {
        if (table.shapes() == ShapeStorage.POINTS) {
            double x = row.getDouble(at);
            return row.wasNull() ? null : SHAPES.createPoint(new Coordinate(x, row.getDouble(at + 1)));
        }
        String binary = row.getString(at);
        try {
            return binary == null
                    ? null
                    : new WKBReader(SHAPES).read(Base64.getDecoder().decode(binary));
        } catch (ParseException e) {
            throw new ColumnEngineException("a stored shape cannot be read", e);
        }
    }
}

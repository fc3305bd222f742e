package pilotcity.portal.dataset.work;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import pilotcity.index.kind.Label;
import pilotcity.index.spatial.GeoJson;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.column.ShapeStorage;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.schema.ColumnType;
import pilotcity.portal.kernel.table.schema.SchemaColumn;
import pilotcity.portal.kernel.table.schema.TableSchema;
import pilotcity.portal.kernel.table.schema.TableSpatial;

/**
 * How the values of a schema's columns are stored.
 *
 * @param columns those that are stored as columns; the column of the table's shapes is none
 * @param places the place of each among the values of a row
 * @param shape the place of a row's shape among its values, or -1
 * @param geometry by which name the shape is asked for
 */
record TableLayout(
        List<StoredColumn> columns,
        List<Integer> places,
        int shape,
        ShapeStorage shapes,
        String geometry,
        @Nullable String time) {
    private static final String GEOMETRY = "geometry";

    static TableLayout of(TableSchema schema, JsonNode json) {
        List<StoredColumn> columns = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        TableSpatial spatial = schema.spatial();
        String shapeColumn = spatial instanceof TableSpatial.Shape shape ? shape.column() : null;
        for (int at = 0; at < schema.columns().size(); at++) {
            SchemaColumn column = schema.columns().get(at);
            if (!column.name().equals(shapeColumn)) {
                columns.add(column(column, json.path("fields").path(at)));
                places.add(at);
            }
        }
        boolean points = spatial instanceof TableSpatial.LonLat;
        return new TableLayout(
                columns,
                places,
                shapeColumn != null
                        ? schema.indexOf(shapeColumn)
                        : points ? schema.columns().size() : -1,
                points ? ShapeStorage.POINTS : shapeColumn != null ? ShapeStorage.SHAPES : ShapeStorage.NONE,
                shapeColumn != null ? shapeColumn : free(schema),
                time(columns));
    }

    private static String free(TableSchema schema) {
        return schema.indexOf(GEOMETRY) < 0 ? GEOMETRY : "_" + GEOMETRY;
    }

    /** The first column of days or moments says when a row was. */
    private static @Nullable String time(List<StoredColumn> columns) {
        return columns.stream()
                .filter(column -> column.storage() == ColumnStorage.DATE || column.storage() == ColumnStorage.INSTANT)
                .map(StoredColumn::name)
                .findFirst()
                .orElse(null);
    }

    private static StoredColumn column(SchemaColumn column, JsonNode field) {
        String english = Objects.requireNonNullElse(column.texts().title(), column.name());
        return new StoredColumn(
                column.name(),
                storage(column.type()),
                0,
                0,
                column.type().code(),
                new Label(Objects.requireNonNullElse(column.texts().titleZh(), english), english),
                new Label(
                        Objects.requireNonNullElse(column.texts().descriptionZh(), ""),
                        Objects.requireNonNullElse(column.texts().description(), "")),
                column.required(),
                column.texts().unit(),
                codes(field.path("categories")));
    }

    /** What the values of a code list are called (Table Schema 2, categories). */
    private static Map<String, Label> codes(JsonNode categories) {
        Map<String, Label> codes = new LinkedHashMap<>();
        for (JsonNode category : categories) {
            String value = category.isObject() ? category.path("value").asText() : category.asText();
            String english = category.path("label").asText(value);
            codes.put(value, new Label(category.path("labelZh").asText(english), english));
        }
        return codes;
    }

    private static ColumnStorage storage(ColumnType type) {
        return switch (type) {
            case INTEGER, YEAR -> ColumnStorage.INTEGER;
            case NUMBER -> ColumnStorage.DECIMAL;
            case BOOLEAN -> ColumnStorage.BOOLEAN;
            case DATE -> ColumnStorage.DATE;
            case DATETIME -> ColumnStorage.INSTANT;
            case OBJECT, ARRAY, LIST, GEOPOINT, GEOJSON -> ColumnStorage.JSON;
            default -> ColumnStorage.TEXT;
        };
    }

    /** The values of a row as they are stored. */
    @Nullable
    Object[] stored(@Nullable Object[] row) {
        @Nullable Object[] values = new Object[columns.size()];
        for (int at = 0; at < values.length; at++) {
            values[at] = stored(row[places.get(at)], columns.get(at).storage());
        }
        return values;
    }

    private static @Nullable Object stored(@Nullable Object value, ColumnStorage storage) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Geometry geometry -> GeoJson.text(geometry);
            case Year year -> (long) year.getValue();
            case LocalDate day -> day;
            case List<?> items ->
                Json.encode(items.stream()
                        .map(item -> item instanceof Number || item instanceof Boolean ? item : item.toString())
                        .toList());
            case BigDecimal number -> number;
            case LocalTime time -> time.format(DateTimeFormatter.ISO_LOCAL_TIME);
            default -> storage == ColumnStorage.TEXT ? value.toString() : value;
        };
    }

    /** Where a row is, or null. */
    @Nullable
    Geometry shape(@Nullable Object[] row) {
        return shape < 0 ? null : (Geometry) row[shape];
    }
}

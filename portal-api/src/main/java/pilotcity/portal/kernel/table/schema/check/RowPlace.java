package pilotcity.portal.kernel.table.schema.check;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;
import pilotcity.index.spatial.Geometries;
import pilotcity.portal.kernel.table.schema.CheckRule;
import pilotcity.portal.kernel.table.schema.SchemaColumn;
import pilotcity.portal.kernel.table.schema.TableSchema;
import pilotcity.portal.kernel.table.schema.TableSpatial;
import pilotcity.portal.kernel.table.schema.value.place.CoordinateSystems;
import pilotcity.portal.kernel.table.schema.value.place.GeometryReader;
import pilotcity.portal.kernel.table.source.SourceColumn;
import pilotcity.portal.kernel.table.source.TableSourceException;

/** The place of a row: a column of shapes, or a point out of two columns. */
final class RowPlace {
    private final TableSpatial.LonLat columns;
    private final int lon;
    private final int lat;
    private final UnaryOperator<Coordinate> toWgs84;
    private final boolean degrees;

    private RowPlace(TableSpatial.LonLat columns, TableSchema schema, UnaryOperator<Coordinate> toWgs84) {
        this.columns = columns;
        this.lon = schema.indexOf(columns.lon());
        this.lat = schema.indexOf(columns.lat());
        this.toWgs84 = toWgs84;
        this.degrees = CoordinateSystems.isDegrees(columns.crs());
    }

    /** The point of two columns, or null where the schema has none. */
    static @Nullable RowPlace of(TableSchema schema, CoordinateSystems systems) {
        return schema.spatial() instanceof TableSpatial.LonLat pair
                ? new RowPlace(pair, schema, system(systems, pair.crs(), pair.lon()))
                : null;
    }

    /**
     * The columns of the schema, with that of the shapes read as such.
     *
     * @throws TableSourceException when their reference system is not known
     */
    static SchemaColumn[] columns(
            TableSchema schema, HeaderMatch header, List<SourceColumn> source, CoordinateSystems systems) {
        SchemaColumn[] columns = schema.columns().toArray(SchemaColumn[]::new);
        if (schema.spatial() instanceof TableSpatial.Shape shape) {
            int at = schema.indexOf(shape.column());
            int cell = header.cell(at);
            String own = cell < 0 ? null : source.get(cell).crs();
            String crs = shape.crs() != null
                    ? shape.crs()
                    : shape.encoding() == GeometryReader.Encoding.GEOJSON ? "EPSG:4326" : own;
            if (crs == null && cell >= 0) {
                throw new TableSourceException(
                        0,
                        "文件没有写明“" + shape.column() + "”的坐标系：请在 spatial.crs 中写明",
                        "the file names no reference system of " + shape.column() + ": spatial.crs has to say it");
            }
            columns[at] = columns[at].with(new GeometryReader(
                    shape.encoding(), system(systems, crs == null ? "EPSG:4326" : crs, shape.column())));
        }
        return columns;
    }

    private static UnaryOperator<Coordinate> system(CoordinateSystems systems, String crs, String column) {
        return systems.find(crs)
                .orElseThrow(() -> new TableSourceException(
                        0,
                        "不认识“" + column + "”的坐标系“" + crs + "”",
                        "the reference system '" + crs + "' of " + column + " is not known here"));
    }

    /**
     * The point of a row in WGS84, or null where it has none.
     *
     * @param bad columns whose cells are reported already
     */
    @Nullable
    Point of(long row, @Nullable Object[] values, boolean[] bad, CheckCounts counts) {
        Object x = values[lon];
        Object y = values[lat];
        if (x instanceof Number east && y instanceof Number north) {
            Coordinate given = new Coordinate(east.doubleValue(), north.doubleValue());
            Coordinate at = degrees && !isOnEarth(given) ? null : moved(given);
            if (at != null && isOnEarth(at)) {
                return Geometries.point(at.x, at.y);
            }
            String swapped = degrees && isOnEarth(new Coordinate(given.y, given.x)) ? ": they seem to be swapped" : "";
            String pair = x + " " + y;
            counts.add(
                    row,
                    columns.lon() + "+" + columns.lat(),
                    pair,
                    CheckRule.SPATIAL,
                    pair + " 不在地球上（" + columns.crs() + "）" + (swapped.isEmpty() ? "" : "：经纬度可能颠倒"),
                    pair + " is outside the earth in " + columns.crs() + swapped);
        } else if ((x == null) != (y == null) && !bad[lon] && !bad[lat]) {
            String missing = x == null ? columns.lon() : columns.lat();
            counts.add(row, missing, "", CheckRule.SPATIAL, "经纬度只有一个", "one of the two coordinates is missing");
        }
        return null;
    }

    private @Nullable Coordinate moved(Coordinate given) {
        try {
            return toWgs84.apply(given);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isOnEarth(Coordinate at) {
        return Math.abs(at.x) <= 180 && Math.abs(at.y) <= 90;
    }
}

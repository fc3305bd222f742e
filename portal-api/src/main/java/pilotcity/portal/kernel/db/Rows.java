package pilotcity.portal.kernel.db;

import io.vertx.sqlclient.Row;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import pilotcity.index.spatial.GeoJson;
import pilotcity.index.spatial.Geometries;

/** Values that columns hold in a common way. */
public final class Rows {
    private Rows() {}

    /** The point of columns {@code lon} and {@code lat}, or null where they are empty. */
    public static @Nullable Point point(Row row) {
        Double lon = row.getDouble("lon");
        Double lat = row.getDouble("lat");
        return lon == null || lat == null ? null : Geometries.point(lon, lat);
    }

    /** The geometry of a column that holds GeoJSON, or null where it is empty. */
    public static @Nullable Geometry geometry(Row row, String column) {
        String json = row.getString(column);
        return json == null ? null : GeoJson.read(json);
    }
}

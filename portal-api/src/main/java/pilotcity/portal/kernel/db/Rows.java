package pilotcity.portal.kernel.db;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
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

    /** The records of a column that holds a JSON array of objects; none where it is empty. */
    public static <T> List<T> list(Row row, String column, Function<JsonObject, T> reader) {
        JsonArray items = row.getJsonArray(column);
        return items == null
                ? List.of()
                : IntStream.range(0, items.size())
                        .mapToObj(items::getJsonObject)
                        .map(reader)
                        .toList();
    }
}

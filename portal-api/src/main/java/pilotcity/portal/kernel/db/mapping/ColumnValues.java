package pilotcity.portal.kernel.db.mapping;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import pilotcity.index.spatial.Geometries;

/** Single values of rows; whole records are read by a {@link RowReader}. */
public final class ColumnValues {
    private ColumnValues() {}

    /** The point of columns {@code lon} and {@code lat}, or null where they are empty. */
    public static @Nullable Point point(Row row) {
        return point(row.getDouble("lon"), row.getDouble("lat"));
    }

    static @Nullable Point point(@Nullable Double lon, @Nullable Double lat) {
        return lon == null || lat == null ? null : Geometries.point(lon, lat);
    }

    /** The time in a column, or null where it is empty. */
    public static @Nullable Instant findInstant(Row row, String column) {
        OffsetDateTime time = row.get(OffsetDateTime.class, column);
        return time == null ? null : time.toInstant();
    }

    /** The time in a column that is never empty. */
    public static Instant instant(Row row, String column) {
        return row.get(OffsetDateTime.class, column).toInstant();
    }
}

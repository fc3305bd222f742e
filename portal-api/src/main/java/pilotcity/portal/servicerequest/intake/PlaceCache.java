package pilotcity.portal.servicerequest.intake;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.index.spatial.GeoJson;
import pilotcity.index.spatial.Geometries;
import pilotcity.portal.kernel.division.PlaceLocator;
import pilotcity.portal.kernel.division.PlaceLocator.Division;

/** Keeps the places for a while; they seldom change. */
public final class PlaceCache {
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final String SELECT = "SELECT id, level, parent, lon, lat, boundary FROM place";

    private volatile @Nullable Kept latest;

    private record Kept(PlaceLocator locator, long readAt) {
        boolean isFresh() {
            return System.nanoTime() - readAt < FRESH.toNanos();
        }
    }

    /** The places as they were at most ten minutes ago. */
    public Future<PlaceLocator> current(SqlClient sql) {
        Kept kept = latest;
        if (kept != null && kept.isFresh()) {
            return Future.succeededFuture(kept.locator());
        }
        long now = System.nanoTime();
        return sql.preparedQuery(SELECT).execute().map(rows -> {
            List<Division> divisions = new ArrayList<>();
            rows.forEach(row -> divisions.add(division(row)));
            PlaceLocator read = new PlaceLocator(divisions);
            latest = new Kept(read, now);
            return read;
        });
    }

    private static Division division(Row row) {
        Double lon = row.getDouble("lon");
        Double lat = row.getDouble("lat");
        String boundary = row.getString("boundary");
        return new Division(
                row.getString("id"),
                row.getString("level"),
                row.getString("parent"),
                lon == null || lat == null ? null : Geometries.point(lon, lat),
                boundary == null ? null : GeoJson.read(boundary));
    }
}

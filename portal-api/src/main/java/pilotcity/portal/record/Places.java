package pilotcity.portal.record;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import pilotcity.index.spatial.GeoJson;

/**
 * Finds the division that a point lies in. Provinces have outlines; below them there are only points, so that the
 * county is that of the nearest one in the province, with a confidence that says how near.
 */
public final class Places {
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final double REACH_DEGREES = 1.5;

    private static final String SELECT = """
            SELECT id, level, lon, lat, boundary FROM place
             WHERE boundary IS NOT NULL OR (level = 'county' AND lon IS NOT NULL)
            """;

    private final long readAt = System.nanoTime();
    private final Map<String, PreparedGeometry> provinces = new LinkedHashMap<>();
    private final STRtree counties = new STRtree();

    /** @param confidence 0 to 1 */
    public record Found(String place, double confidence) {}

    private record County(String id, double lon, double lat) {
        double distance(Point point) {
            double shrink = Math.cos(Math.toRadians(lat));
            return Math.hypot((lon - point.getX()) * shrink, lat - point.getY());
        }
    }

    private Places(List<Row> rows) {
        for (Row row : rows) {
            String id = row.getString("id");
            if (row.getString("boundary") != null) {
                provinces.put(id, PreparedGeometryFactory.prepare(GeoJson.read(row.getString("boundary"))));
            }
            if (row.getString("level").equals("county")) {
                County county = new County(id, row.getDouble("lon"), row.getDouble("lat"));
                counties.insert(new Envelope(county.lon(), county.lon(), county.lat(), county.lat()), county);
            }
        }
        counties.build();
    }

    /** Keeps the places for a while; they seldom change. */
    public static final class Finder {
        private volatile @Nullable Places latest;

        /** The places as they were at most ten minutes ago. */
        public Future<Places> current(SqlClient sql) {
            Places known = latest;
            if (known != null && System.nanoTime() - known.readAt < FRESH.toNanos()) {
                return Future.succeededFuture(known);
            }
            return sql.preparedQuery(SELECT).execute().map(rows -> {
                List<Row> all = new ArrayList<>();
                rows.forEach(all::add);
                Places read = new Places(all);
                latest = read;
                return read;
            });
        }
    }

    /** The county of {@code point}, or the province where no county is near; empty outside all provinces. */
    public Optional<Found> find(Point point) {
        return provinces.entrySet().stream()
                .filter(province -> province.getValue().covers(point))
                .map(Map.Entry::getKey)
                .findFirst()
                .map(province -> county(province, point));
    }

    private Found county(String province, Point point) {
        Envelope around = point.getEnvelopeInternal();
        around.expandBy(REACH_DEGREES);
        County nearest = null;
        County second = null;
        for (Object each : counties.query(around)) {
            County county = (County) each;
            if (!county.id().startsWith(province.substring(0, 2))) {
                continue;
            }
            if (nearest == null || county.distance(point) < nearest.distance(point)) {
                second = nearest;
                nearest = county;
            } else if (second == null || county.distance(point) < second.distance(point)) {
                second = county;
            }
        }
        return nearest == null ? new Found(province, 1) : new Found(nearest.id(), confidence(nearest, second, point));
    }

    private static double confidence(County nearest, @Nullable County second, Point point) {
        double first = nearest.distance(point);
        double other = second == null ? REACH_DEGREES : second.distance(point);
        return Math.round(other / (first + other) * 100) / 100.0;
    }
}

package pilotcity.portal.suggestion.duplicate;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a report is shown to be.
 *
 * @param precision metres by which it may be off; 0 where nothing says that it is
 */
record ReportPoint(double lon, double lat, double precision) {
    private static final double EARTH = 6_371_008.8;

    /** From the geometry of a document, or null when it has no point. */
    static @Nullable ReportPoint of(@Nullable Object geometry, @Nullable Object precision) {
        return geometry instanceof Map<?, ?> shape
                        && shape.get("coordinates") instanceof List<?> position
                        && position.getFirst() instanceof Number lon
                        && position.getLast() instanceof Number lat
                ? new ReportPoint(
                        lon.doubleValue(),
                        lat.doubleValue(),
                        precision instanceof Number metres ? metres.doubleValue() : 0)
                : null;
    }

    /** Along the surface of a sphere (haversine). */
    double metresTo(ReportPoint other) {
        double up = Math.toRadians(other.lat - lat) / 2;
        double across = Math.toRadians(other.lon - lon) / 2;
        double chord = Math.pow(Math.sin(up), 2)
                + Math.cos(Math.toRadians(lat)) * Math.cos(Math.toRadians(other.lat)) * Math.pow(Math.sin(across), 2);
        return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(chord)));
    }

    /** The same place on earth, however precise. */
    boolean isAt(ReportPoint other) {
        return lon == other.lon && lat == other.lat;
    }
}

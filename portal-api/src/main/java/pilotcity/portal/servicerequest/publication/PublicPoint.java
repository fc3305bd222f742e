package pilotcity.portal.servicerequest.publication;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;

/**
 * Where a record is shown to be. Of a sensitive category, or while there is none, only the grid cell is published.
 *
 * @param precision by how many metres it may be off, or null when that is not known
 */
public record PublicPoint(double lon, double lat, @Nullable Integer precision) {
    /** Cells of a hundredth of a degree: at most 1.1 km wide. */
    private static final double CELLS_PER_DEGREE = 100;

    private static final int CELL_METRES = 800;
    private static final double MICRO = 1e6;

    public static @Nullable PublicPoint of(@Nullable Point exact, boolean hidden, @Nullable Integer accuracy) {
        if (exact == null) {
            return null;
        }
        return hidden
                ? new PublicPoint(centre(exact.getX(), 180), centre(exact.getY(), 90), CELL_METRES)
                : new PublicPoint(rounded(exact.getX()), rounded(exact.getY()), accuracy);
    }

    /** @param end of the degrees, which belongs to the last cell */
    private static double centre(double degrees, int end) {
        double cell = Math.min(Math.floor(degrees * CELLS_PER_DEGREE), end * CELLS_PER_DEGREE - 1);
        return rounded((cell + 0.5) / CELLS_PER_DEGREE);
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * MICRO) / MICRO;
    }
}

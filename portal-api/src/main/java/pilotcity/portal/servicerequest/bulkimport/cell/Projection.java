package pilotcity.portal.servicerequest.bulkimport.cell;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;
import pilotcity.index.spatial.Geometries;
import pilotcity.portal.kernel.table.crs.CoordinateSystem;

/** From the coordinates of a file to WGS84. */
public final class Projection {
    private static final String CODES = "wgs84|cgcs2000|gcj02|bd09|epsg:[0-9]{4,6}";

    private final String code;
    private final CoordinateSystem system;

    private Projection(String code, CoordinateSystem system) {
        this.code = code;
        this.system = system;
    }

    /**
     * @param name {@code wgs84}, {@code gcj02}, {@code bd09}, or a code such as {@code EPSG:2263}
     * @throws IllegalArgumentException when it is not known
     */
    public static Projection of(String name) {
        String code = name.strip().toLowerCase(Locale.ROOT);
        if (!code.matches(CODES)) {
            throw new IllegalArgumentException(
                    "crs must be wgs84, gcj02, bd09, or a code such as EPSG:2263, not '" + name + "'");
        }
        try {
            return new Projection(code, CoordinateSystem.of(code));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("crs " + name + " is not known here: convert the file to WGS84", e);
        }
    }

    /** As it is stored with the given coordinates. */
    public String code() {
        return code;
    }

    public boolean isWgs84() {
        return system.isWgs84();
    }

    /** Whether the numbers are degrees: longitude and latitude. */
    public boolean degrees() {
        return system.isDegrees();
    }

    /** The point in WGS84, or null when there is none of these coordinates. */
    public @Nullable Point toWgs84(double x, double y) {
        try {
            Coordinate at = system.toWgs84(x, y);
            return Geometries.point(at.x, at.y);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

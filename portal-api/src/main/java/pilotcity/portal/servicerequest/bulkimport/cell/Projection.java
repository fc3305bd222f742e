package pilotcity.portal.servicerequest.bulkimport.cell;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.CoordinateTransformFactory;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;
import pilotcity.index.spatial.Crs;
import pilotcity.index.spatial.Geometries;

/** From the coordinates of a file to WGS84. */
public final class Projection {
    private static final String PREFIX = "epsg:";

    private final String code;
    private final Crs crs;
    private final @Nullable CoordinateTransform transform;
    private final boolean degrees;

    private Projection(String code, Crs crs, @Nullable CoordinateTransform transform, boolean degrees) {
        this.code = code;
        this.crs = crs;
        this.transform = transform;
        this.degrees = degrees;
    }

    /**
     * @param name {@code wgs84}, {@code gcj02}, {@code bd09}, or a code such as {@code EPSG:2263}
     * @throws IllegalArgumentException when it is not known
     */
    public static Projection of(String name) {
        String code = name.strip().toLowerCase(Locale.ROOT);
        return switch (code) {
            // They differ from WGS84 by less than a metre.
            case "epsg:4326", "epsg:4490", "cgcs2000", "wgs84" -> new Projection(code, Crs.WGS84, null, true);
            case "gcj02", "bd09" -> new Projection(code, Crs.of(code), null, true);
            default -> epsg(name, code);
        };
    }

    private static Projection epsg(String name, String code) {
        if (!code.matches(PREFIX + "[0-9]{4,6}")) {
            throw new IllegalArgumentException(
                    "crs must be wgs84, gcj02, bd09, or a code such as EPSG:2263, not '" + name + "'");
        }
        try {
            CRSFactory factory = new CRSFactory();
            CoordinateReferenceSystem from = factory.createFromName(code.toUpperCase(Locale.ROOT));
            CoordinateReferenceSystem to = factory.createFromParameters("WGS84", "+proj=longlat +datum=WGS84 +no_defs");
            return new Projection(
                    code,
                    Crs.WGS84,
                    new CoordinateTransformFactory().createTransform(from, to),
                    from.getProjection().isGeographic());
        } catch (Proj4jException e) {
            throw new IllegalArgumentException("crs " + name + " is not known here: convert the file to WGS84", e);
        }
    }

    /** As it is stored with the given coordinates. */
    public String code() {
        return code;
    }

    public boolean isWgs84() {
        return crs == Crs.WGS84 && transform == null;
    }

    /** Whether the numbers are degrees: longitude and latitude. */
    public boolean degrees() {
        return degrees;
    }

    /** The point in WGS84, or null when there is none of these coordinates. */
    public @Nullable Point toWgs84(double x, double y) {
        if (degrees && (Math.abs(x) > 180 || Math.abs(y) > 90)) {
            return null;
        }
        Point point = transform == null ? crs.toWgs84(x, y) : transformed(transform, x, y);
        return point == null || !(Math.abs(point.getX()) <= 180 && Math.abs(point.getY()) <= 90) ? null : point;
    }

    private static @Nullable Point transformed(CoordinateTransform transform, double x, double y) {
        try {
            ProjCoordinate to = transform.transform(new ProjCoordinate(x, y), new ProjCoordinate());
            return Double.isFinite(to.x) && Double.isFinite(to.y) ? Geometries.point(to.x, to.y) : null;
        } catch (Proj4jException e) {
            return null;
        }
    }
}

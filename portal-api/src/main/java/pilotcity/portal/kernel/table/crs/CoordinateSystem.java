package pilotcity.portal.kernel.table.crs;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.CoordinateTransformFactory;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;
import org.locationtech.proj4j.datum.Datum;
import pilotcity.index.spatial.Crs;
import pilotcity.index.spatial.Geometries;

/**
 * A system in which a file gives positions, and the way from it to WGS84. The first number is always the longitude or
 * the easting and the second the latitude or the northing, as the formats of files have it, whatever order the
 * authority of the system lists its axes in. For one thread at a time.
 */
public final class CoordinateSystem {
    private static final Pattern CODE = Pattern.compile("(?i)EPSG:[0-9]{4,6}");
    /** They differ from WGS84 by less than a metre, which is more exact than what they are used for. */
    private static final List<String> AS_WGS84 =
            List.of("wgs84", "epsg:4326", "epsg:4979", "ogc:crs84", "crs84", "cgcs2000", "epsg:4490", "epsg:4480");

    private static final double LONGITUDES = 180;
    private static final double LATITUDES = 90;

    private final String name;
    private final @Nullable Crs shifted;
    private final @Nullable CoordinateTransform transform;
    private final boolean degrees;
    private final boolean approximate;

    private CoordinateSystem(
            String name,
            @Nullable Crs shifted,
            @Nullable CoordinateTransform transform,
            boolean degrees,
            boolean approximate) {
        this.name = name;
        this.shifted = shifted;
        this.transform = transform;
        this.degrees = degrees;
        this.approximate = approximate;
    }

    /**
     * @param name {@code WGS84}, {@code GCJ-02}, {@code BD-09}, {@code CGCS2000}, a code such as {@code EPSG:4547}, or
     *     well-known text (OGC 01-009, ISO 19162, a .prj)
     * @throws IllegalArgumentException that names the system when it is not known
     */
    public static CoordinateSystem of(String name) {
        String simple = name.strip().toLowerCase(Locale.ROOT);
        if (AS_WGS84.contains(simple)) {
            return new CoordinateSystem(name.strip(), null, null, true, false);
        }
        return switch (simple) {
            case "gcj02", "gcj-02" -> new CoordinateSystem("GCJ-02", Crs.GCJ02, null, true, false);
            case "bd09", "bd-09" -> new CoordinateSystem("BD-09", Crs.BD09, null, true, false);
            default -> name.contains("[") ? ofText(name.strip()) : ofCode(name.strip());
        };
    }

    private static CoordinateSystem ofCode(String name) {
        if (!CODE.matcher(name).matches()) {
            throw unknown(name, "give WGS84, GCJ-02, BD-09 or a code such as EPSG:4490");
        }
        String code = name.toUpperCase(Locale.ROOT);
        try {
            return of(code, new CRSFactory().createFromName(code), false);
        } catch (Proj4jException | IllegalStateException e) {
            throw unknown(name, "convert the data to WGS84 (EPSG:4326)");
        }
    }

    private static CoordinateSystem ofText(String wkt) {
        String shown = wkt.length() > 80 ? wkt.substring(0, 80) + "…" : wkt;
        try {
            WktProjection.Described described = WktProjection.describe(wkt);
            if (described.code().isPresent()) {
                try {
                    return of(described.code().get());
                } catch (IllegalArgumentException e) {
                    return of(shown, parameters(described), !described.shifted());
                }
            }
            return of(shown, parameters(described), !described.shifted());
        } catch (Proj4jException e) {
            throw unknown(shown, "positions cannot be computed from its parameters");
        } catch (IllegalArgumentException e) {
            throw unknown(shown, String.valueOf(e.getMessage()));
        }
    }

    private static CoordinateReferenceSystem parameters(WktProjection.Described described) {
        return new CRSFactory().createFromParameters("WKT", described.parameters());
    }

    private static CoordinateSystem of(String name, CoordinateReferenceSystem from, boolean unshifted) {
        if (from.getProjection() == null
                || from.getProjection().getClass().getSimpleName().startsWith("Geocent")) {
            throw unknown(name, "positions from the centre of the earth are none on a map");
        }
        CoordinateReferenceSystem to =
                new CRSFactory().createFromParameters("WGS84", "+proj=longlat +datum=WGS84 +no_defs");
        boolean unknownShift = from.getDatum().getTransformType() == Datum.TYPE_UNKNOWN
                && Math.abs(from.getDatum().getEllipsoid().getA() - 6_378_137) > 0.5;
        return new CoordinateSystem(
                name,
                null,
                new CoordinateTransformFactory().createTransform(from, to),
                from.getProjection().isGeographic(),
                unshifted || unknownShift);
    }

    private static IllegalArgumentException unknown(String name, String advice) {
        return new IllegalArgumentException("The coordinate system '" + name + "' is not known here: " + advice);
    }

    /** As it was asked for, a long text shortened. */
    public String name() {
        return name;
    }

    /** Whether positions are as they are in WGS84. */
    public boolean isWgs84() {
        return shifted == null && transform == null;
    }

    /** Whether the numbers are longitude and latitude. */
    public boolean isDegrees() {
        return degrees;
    }

    /** Whether its datum lies to WGS84 in a way that is not public, as Xi'an 1980 does: by up to some hundred metres. */
    public boolean isApproximate() {
        return approximate;
    }

    /**
     * A position in WGS84.
     *
     * @throws IllegalArgumentException when there is none of these numbers
     */
    public Coordinate toWgs84(double x, double y) {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw outside(x, y);
        }
        if (degrees && (Math.abs(x) > LONGITUDES || Math.abs(y) > LATITUDES)) {
            throw outside(x, y);
        }
        Coordinate at = moved(x, y);
        if (!(Math.abs(at.x) <= LONGITUDES && Math.abs(at.y) <= LATITUDES)) {
            throw outside(x, y);
        }
        return at;
    }

    private Coordinate moved(double x, double y) {
        if (shifted != null) {
            Point point = shifted.toWgs84(x, y);
            return new Coordinate(point.getX(), point.getY());
        }
        if (transform == null) {
            return new Coordinate(x, y);
        }
        try {
            ProjCoordinate to = transform.transform(new ProjCoordinate(x, y), new ProjCoordinate());
            return new Coordinate(to.x, to.y);
        } catch (Proj4jException | IllegalStateException e) {
            throw outside(x, y);
        }
    }

    private IllegalArgumentException outside(double x, double y) {
        return new IllegalArgumentException("%s %s is no position in %s%s"
                .formatted(x, y, name, degrees ? ": longitude -180 to 180 comes first, then latitude -90 to 90" : ""));
    }

    /**
     * A shape in WGS84, without heights.
     *
     * @throws IllegalArgumentException when one of its positions is none
     */
    public Geometry toWgs84(Geometry geometry) {
        return Geometries.moved(Geometries.FACTORY.createGeometry(geometry), at -> toWgs84(at.x, at.y));
    }
}

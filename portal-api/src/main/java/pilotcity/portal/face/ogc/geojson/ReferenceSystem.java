package pilotcity.portal.face.ogc.geojson;

import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import pilotcity.portal.kernel.problem.Problem;

/**
 * The reference systems that coordinates can be asked for and given in (OGC API Features, Part 2, clause 6).
 *
 * <p>CGCS2000 (EPSG:4490) is taken for WGS84: the two differ by centimetres, less than the portal's positions are sure.
 */
public enum ReferenceSystem {
    /** WGS84, longitude first; what everything is stored in. */
    CRS84("http://www.opengis.net/def/crs/OGC/1.3/CRS84", "[OGC:CRS84]"),
    /** WGS84, latitude first. */
    EPSG4326("http://www.opengis.net/def/crs/EPSG/0/4326", "[EPSG:4326]"),
    /** Web Mercator, metres. */
    EPSG3857("http://www.opengis.net/def/crs/EPSG/0/3857", "[EPSG:3857]"),
    /** CGCS2000, latitude first. */
    EPSG4490("http://www.opengis.net/def/crs/EPSG/0/4490", "[EPSG:4490]");

    private static final double EARTH_RADIUS = 6_378_137;

    private final String uri;
    private final String curie;

    ReferenceSystem(String uri, String curie) {
        this.uri = uri;
        this.curie = curie;
    }

    public String uri() {
        return uri;
    }

    public static List<String> uris() {
        return Arrays.stream(values()).map(ReferenceSystem::uri).toList();
    }

    /** @param parameter what named it, for the problem; a URI or a safe CURIE will do */
    public static ReferenceSystem of(String parameter, String text) {
        return Arrays.stream(values())
                .filter(system -> system.uri.equals(text) || system.curie.equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.field(
                        parameter, "must be one of " + String.join(", ", uris()) + ", not '" + text + "'"));
    }

    /** Whether the first axis is the latitude. */
    public boolean isTurned() {
        return this == EPSG4326 || this == EPSG4490;
    }

    boolean isMercator() {
        return this == EPSG3857;
    }

    /** A position of this system in WGS84, longitude first. */
    public Coordinate toWgs84(Coordinate at) {
        if (isTurned()) {
            return new Coordinate(at.y, at.x);
        }
        if (!isMercator()) {
            return at;
        }
        return new Coordinate(
                Math.toDegrees(at.x / EARTH_RADIUS),
                Math.toDegrees(2 * Math.atan(Math.exp(at.y / EARTH_RADIUS)) - Math.PI / 2));
    }

    /** A position of WGS84, longitude first, in this system. */
    public Coordinate ofWgs84(Coordinate at) {
        if (isTurned()) {
            return new Coordinate(at.y, at.x);
        }
        if (!isMercator()) {
            return at;
        }
        return new Coordinate(
                EARTH_RADIUS * Math.toRadians(at.x),
                EARTH_RADIUS * Math.log(Math.tan(Math.PI / 4 + Math.toRadians(at.y) / 2)));
    }
}

package pilotcity.index.spatial;

import java.util.function.UnaryOperator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Making and checking WGS84 geometries, longitude first. */
public final class Geometries {
    /** Spatial reference 4326; all geometries of the portal come from it. */
    public static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4326);

    private static final int DEEPEST = 50;

    private Geometries() {}

    public static Point point(double lon, double lat) {
        return FACTORY.createPoint(new Coordinate(lon, lat));
    }

    /** A box; when {@code west > east} it crosses the antimeridian and comes back as two boxes. */
    public static Geometry box(double west, double south, double east, double north) {
        if (west <= east) {
            return FACTORY.toGeometry(new Envelope(west, east, south, north));
        }
        return FACTORY.createGeometryCollection(
                        new Geometry[] {box(west, south, 180, north), box(-180, south, east, north)})
                .union();
    }

    /**
     * Reads Well-Known Text.
     *
     * @throws IllegalArgumentException when {@code wkt} is none
     */
    public static Geometry readWkt(String wkt) {
        requireShallow(wkt, '(', ')');
        try {
            return new WKTReader(FACTORY).read(wkt);
        } catch (ParseException | RuntimeException e) {
            throw new IllegalArgumentException("no WKT geometry: " + e.getMessage(), e);
        }
    }

    /** Readers of shapes call themselves for what lies within. */
    static void requireShallow(String text, char opening, char closing) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            depth += each == opening ? 1 : each == closing ? -1 : 0;
            if (depth > DEEPEST) {
                throw new IllegalArgumentException("the geometry is nested deeper than " + DEEPEST);
            }
        }
    }

    /** The same shape with every position moved. */
    public static Geometry moved(Geometry geometry, UnaryOperator<Coordinate> move) {
        Geometry copy = geometry.copy();
        copy.apply((Coordinate position) -> position.setCoordinate(move.apply(position.copy())));
        copy.geometryChanged();
        return copy;
    }

    /**
     * Refuses coordinates outside the earth and shapes that cross themselves.
     *
     * @throws IllegalArgumentException that says what is wrong
     */
    public static Geometry requireValid(Geometry geometry) {
        if (geometry.isEmpty()) {
            throw new IllegalArgumentException("the geometry is empty");
        }
        for (Coordinate position : geometry.getCoordinates()) {
            if (!(Math.abs(position.x) <= 180 && Math.abs(position.y) <= 90)) {
                throw new IllegalArgumentException("position " + position.x + " " + position.y
                        + " is outside longitude -180 to 180, latitude -90 to 90");
            }
        }
        if (!geometry.isValid()) {
            throw new IllegalArgumentException("the geometry crosses or touches itself");
        }
        return geometry;
    }
}

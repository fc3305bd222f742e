package pilotcity.index.spatial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LatLonShape;
import org.apache.lucene.geo.LatLonGeometry;
import org.apache.lucene.geo.Line;
import org.apache.lucene.geo.Point;
import org.apache.lucene.geo.Polygon;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** JTS geometries as Lucene knows them. */
public final class LuceneShapes {
    private LuceneShapes() {}

    /** The fields that make {@code geometry} findable under {@code name}. */
    public static List<Field> index(String name, Geometry geometry) {
        List<Field> fields = new ArrayList<>();
        for (LatLonGeometry part : parts(geometry)) {
            switch (part) {
                case Polygon polygon -> fields.addAll(Arrays.asList(LatLonShape.createIndexableFields(name, polygon)));
                case Line line -> fields.addAll(Arrays.asList(LatLonShape.createIndexableFields(name, line)));
                case Point point ->
                    fields.addAll(
                            Arrays.asList(LatLonShape.createIndexableFields(name, point.getLat(), point.getLon())));
                default -> throw new IllegalArgumentException("no index for " + part);
            }
        }
        return fields;
    }

    /**
     * Checks that {@code geometry} can be put into an index.
     *
     * @throws IllegalArgumentException that says why not
     */
    public static void requireIndexable(Geometry geometry) {
        if (geometry.isEmpty()) {
            throw new IllegalArgumentException("the geometry is empty");
        }
        try {
            index("geometry", geometry);
        } catch (IllegalArgumentException e) {
            TopologyValidationError fault = new IsValidOp(geometry).getValidationError();
            throw fault == null
                    ? e
                    : new IllegalArgumentException("the geometry crosses or touches itself: " + fault, e);
        }
    }

    /** The parts of {@code geometry} to search with. */
    public static List<LatLonGeometry> parts(Geometry geometry) {
        List<LatLonGeometry> parts = new ArrayList<>();
        addParts(geometry, parts);
        return parts;
    }

    private static void addParts(Geometry geometry, List<LatLonGeometry> parts) {
        switch (geometry) {
            case GeometryCollection collection -> {
                for (int i = 0; i < collection.getNumGeometries(); i++) {
                    addParts(collection.getGeometryN(i), parts);
                }
            }
            case org.locationtech.jts.geom.Polygon polygon -> parts.add(polygon(polygon));
            case LineString line -> parts.add(line(line));
            case org.locationtech.jts.geom.Point point -> parts.add(new Point(point.getY(), point.getX()));
            default -> throw new IllegalArgumentException("no index for " + geometry.getGeometryType());
        }
    }

    private static Line line(LineString line) {
        return new Line(latitudes(line), longitudes(line));
    }

    private static Polygon polygon(org.locationtech.jts.geom.Polygon polygon) {
        Polygon[] holes = new Polygon[polygon.getNumInteriorRing()];
        for (int i = 0; i < holes.length; i++) {
            LineString ring = polygon.getInteriorRingN(i);
            holes[i] = new Polygon(latitudes(ring), longitudes(ring));
        }
        LineString shell = polygon.getExteriorRing();
        return new Polygon(latitudes(shell), longitudes(shell), holes);
    }

    private static double[] latitudes(LineString line) {
        return Arrays.stream(line.getCoordinates())
                .mapToDouble(Coordinate::getY)
                .toArray();
    }

    private static double[] longitudes(LineString line) {
        return Arrays.stream(line.getCoordinates())
                .mapToDouble(Coordinate::getX)
                .toArray();
    }
}

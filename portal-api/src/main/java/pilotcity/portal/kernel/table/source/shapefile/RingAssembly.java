package pilotcity.portal.kernel.table.source.shapefile;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.PointLocation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

/** Rings as polygons: those that go clockwise are shells, the others holes in the smallest shell around them. */
final class RingAssembly {
    private final GeometryFactory shapes;
    private final List<Shell> shells = new ArrayList<>();
    private final List<LinearRing> holes = new ArrayList<>();
    private final STRtree tree = new STRtree();

    private record Shell(LinearRing ring, List<LinearRing> holes) {}

    private RingAssembly(GeometryFactory shapes) {
        this.shapes = shapes;
    }

    /** @throws IllegalArgumentException when a ring is not closed or has too few positions */
    static Geometry polygons(List<Coordinate[]> rings, GeometryFactory shapes) {
        RingAssembly assembly = new RingAssembly(shapes);
        for (Coordinate[] ring : rings) {
            LinearRing closed = shapes.createLinearRing(ring);
            if (closed.isEmpty()) {
                continue;
            }
            if (Orientation.isCCW(ring)) {
                assembly.holes.add(closed);
            } else {
                assembly.shell(closed);
            }
        }
        return assembly.assembled();
    }

    private void shell(LinearRing ring) {
        Shell shell = new Shell(ring, new ArrayList<>());
        shells.add(shell);
        tree.insert(ring.getEnvelopeInternal(), shell);
    }

    private Geometry assembled() {
        List<LinearRing> alone = new ArrayList<>();
        for (LinearRing hole : holes) {
            Shell around = around(hole);
            if (around == null) {
                alone.add(hole);
            } else {
                around.holes().add(hole);
            }
        }
        List<Polygon> polygons = new ArrayList<>();
        shells.forEach(shell ->
                polygons.add(shapes.createPolygon(shell.ring(), shell.holes().toArray(LinearRing[]::new))));
        alone.forEach(ring -> polygons.add(shapes.createPolygon(ring)));
        return polygons.size() == 1 ? polygons.getFirst() : shapes.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    private @org.jspecify.annotations.Nullable Shell around(LinearRing hole) {
        Shell best = null;
        for (Object found : tree.query(hole.getEnvelopeInternal())) {
            Shell shell = (Shell) found;
            boolean within = shell.ring().getEnvelopeInternal().contains(hole.getEnvelopeInternal())
                    && isWithin(hole, shell.ring());
            if (within
                    && (best == null
                            || best.ring()
                                    .getEnvelopeInternal()
                                    .contains(shell.ring().getEnvelopeInternal()))) {
                best = shell;
            }
        }
        return best;
    }

    private static boolean isWithin(LinearRing hole, LinearRing shell) {
        for (Coordinate at : hole.getCoordinates()) {
            int location = PointLocation.locateInRing(at, shell.getCoordinates());
            if (location != Location.BOUNDARY) {
                return location == Location.INTERIOR;
            }
        }
        return true;
    }
}

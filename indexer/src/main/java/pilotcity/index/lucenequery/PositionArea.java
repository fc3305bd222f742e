package pilotcity.index.lucenequery;

import java.util.function.Supplier;
import org.apache.lucene.geo.Component2D;
import org.apache.lucene.geo.GeoEncodingUtils;
import org.apache.lucene.geo.GeoUtils;
import org.apache.lucene.geo.Rectangle;
import org.apache.lucene.index.PointValues.Relation;
import org.apache.lucene.util.SloppyMath;
import pilotcity.index.column.PositionTree;

/**
 * A box, or an area within its box: as one that is asked of few positions, or one that is prepared for many. Inside
 * means what it does to {@code LatLonPoint}, to the last digit.
 */
final class PositionArea implements PositionTree.Area {
    /** From this many positions on, a grid over the area pays off. */
    private static final long MANY = 4_000;

    private static final Shape EVERYWHERE = new Shape() {
        @Override
        public Relation relate(double south, double north, double west, double east) {
            return Relation.CELL_INSIDE_QUERY;
        }

        @Override
        public Test prepared() {
            return (latitude, longitude) -> true;
        }
    };

    /** Whether a position, in the whole numbers that Lucene stores, is in the area. */
    @FunctionalInterface
    private interface Test {
        boolean holds(int latitude, int longitude);
    }

    /** What is asked for within the box. */
    private interface Shape {
        Relation relate(double south, double north, double west, double east);

        /** For one position. */
        default Test plain() {
            return prepared();
        }

        /** For many. */
        Test prepared();
    }

    private final PositionBox box;
    private final Shape shape;
    private final Supplier<Test> prepared;
    private final Test inside;

    private PositionArea(Rectangle box, Shape shape) {
        this(PositionBox.of(box), shape, LazySupplier.of(shape::prepared), shape.plain());
    }

    private PositionArea(PositionBox box, Shape shape, Supplier<Test> prepared, Test inside) {
        this.box = box;
        this.shape = shape;
        this.prepared = prepared;
        this.inside = inside;
    }

    static PositionArea box(Rectangle box) {
        return new PositionArea(box, EVERYWHERE);
    }

    static PositionArea of(Component2D area) {
        return new PositionArea(bounds(area), new Shape() {
            @Override
            public Relation relate(double south, double north, double west, double east) {
                return area.relate(west, east, south, north);
            }

            @Override
            public Test plain() {
                return (latitude, longitude) -> area.contains(
                        GeoEncodingUtils.decodeLongitude(longitude), GeoEncodingUtils.decodeLatitude(latitude));
            }

            @Override
            public Test prepared() {
                return GeoEncodingUtils.createComponentPredicate(area)::test;
            }
        });
    }

    /** A box around {@code area}, which does not cross the date line. */
    private static Rectangle bounds(Component2D area) {
        return new Rectangle(
                Math.max(-90, area.getMinY()),
                Math.min(90, area.getMaxY()),
                Math.max(-180, area.getMinX()),
                Math.min(180, area.getMaxX()));
    }

    static PositionArea circle(double latitude, double longitude, double radius) {
        double most = GeoUtils.distanceQuerySortKey(radius);
        Rectangle box = Rectangle.fromPointDistance(latitude, longitude, radius);
        double axis = Rectangle.axisLat(latitude, radius);
        return new PositionArea(box, new Shape() {
            @Override
            public Relation relate(double south, double north, double west, double east) {
                return GeoUtils.relate(south, north, west, east, latitude, longitude, most, axis);
            }

            @Override
            public Test plain() {
                return (lat, lon) -> SloppyMath.haversinSortKey(
                                GeoEncodingUtils.decodeLatitude(lat),
                                GeoEncodingUtils.decodeLongitude(lon),
                                latitude,
                                longitude)
                        <= most;
            }

            @Override
            public Test prepared() {
                return GeoEncodingUtils.createDistancePredicate(latitude, longitude, radius)::test;
            }
        });
    }

    /** Whether nothing but the box is asked for. */
    boolean isBox() {
        return shape == EVERYWHERE;
    }

    /** The same, for so many positions. */
    PositionArea forMany(long positions) {
        return positions < MANY || isBox() ? this : new PositionArea(box, shape, prepared, prepared.get());
    }

    @Override
    public boolean holds(int latitude, int longitude) {
        return box.holds(latitude, longitude) && inside.holds(latitude, longitude);
    }

    @Override
    public Relation relate(int south, int north, int west, int east) {
        Relation toBox = box.relate(south, north, west, east);
        if (toBox == Relation.CELL_OUTSIDE_QUERY || isBox()) {
            return toBox;
        }
        return shape.relate(
                GeoEncodingUtils.decodeLatitude(south),
                GeoEncodingUtils.decodeLatitude(north),
                GeoEncodingUtils.decodeLongitude(west),
                GeoEncodingUtils.decodeLongitude(east));
    }
}

package pilotcity.portal.suggestion.place;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import pilotcity.index.spatial.Geometries;
import pilotcity.portal.suggestion.place.gazetteer.GazetteerEntry;

/**
 * A point and how far what is meant may be from it.
 *
 * @param precision metres
 */
record PointEstimate(Point point, int precision) {
    private static final double METRES_PER_DEGREE = 111_195;
    private static final int NEAR = 300;
    private static final int OPPOSITE = 100;

    /** Of one landmark; null where its point is not known, or not how precise it is. */
    static @Nullable PointEstimate of(GazetteerEntry.Landmark landmark) {
        return landmark.point() == null || landmark.precision() == null
                ? null
                : new PointEstimate(landmark.point(), landmark.precision());
    }

    PointEstimate at(SpatialRelation relation) {
        return switch (relation) {
            case NEAR -> new PointEstimate(point, precision + NEAR);
            case OPPOSITE -> new PointEstimate(point, precision + OPPOSITE);
            case IN, BETWEEN, CORNER -> this;
        };
    }

    /** Half way, as far as both ends. */
    PointEstimate between(PointEstimate other) {
        double half = metres(point, other.point) / 2;
        return new PointEstimate(towards(other, 0.5), (int) Math.round(half + Math.max(precision, other.precision)));
    }

    /**
     * Where two roads meet that each lie within their circle: the least circle around what the two circles have in
     * common; null when they have nothing.
     */
    @Nullable
    PointEstimate corner(PointEstimate other) {
        double distance = metres(point, other.point);
        PointEstimate smaller = precision <= other.precision ? this : other;
        if (distance >= (double) precision + other.precision) {
            return null;
        }
        double square = (double) precision * precision;
        double along = distance == 0
                ? 0
                : (distance * distance + square - (double) other.precision * other.precision) / (2 * distance);
        if (along <= 0 || along >= distance) {
            return smaller;
        }
        return new PointEstimate(towards(other, along / distance), (int) Math.ceil(Math.sqrt(square - along * along)));
    }

    private Point towards(PointEstimate other, double share) {
        return Geometries.point(
                rounded(point.getX() + (other.point.getX() - point.getX()) * share),
                rounded(point.getY() + (other.point.getY() - point.getY()) * share));
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }

    /** On a sphere, by the flat triangle: good to a thousandth over the distances of a town. */
    static double metres(Point one, Point other) {
        double north = (other.getY() - one.getY()) * METRES_PER_DEGREE;
        double east = (other.getX() - one.getX())
                * METRES_PER_DEGREE
                * Math.cos(Math.toRadians((one.getY() + other.getY()) / 2));
        return Math.hypot(north, east);
    }
}

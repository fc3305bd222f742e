package pilotcity.index.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.document.LatLonShape;
import org.apache.lucene.document.ShapeField.QueryRelation;
import org.apache.lucene.geo.Circle;
import org.apache.lucene.geo.LatLonGeometry;
import org.apache.lucene.geo.Rectangle;
import org.apache.lucene.search.Query;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Expression.Property;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.Filter.SpatialOperator;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.lucenequery.PositionQuery;
import pilotcity.index.lucenequery.SegmentsWithFieldQuery;
import pilotcity.index.lucenequery.ThreeValuedQuery;
import pilotcity.index.search.NearPoint;
import pilotcity.index.spatial.LuceneShapes;
import pilotcity.index.store.LuceneFieldNames;

/** Spatial relations: Lucene narrows to what may be related, the exact geometry decides where that is not enough. */
public final class SpatialQueries {
    /** Lucene rounds positions by up to 1 cm; a box this much larger (degrees) misses nothing on its edge. */
    private static final double ROUNDING = 1e-7;

    private final Kinds kinds;
    private final Set<String> asked;

    SpatialQueries(Kinds kinds, Set<String> asked) {
        this.kinds = kinds;
        this.asked = asked;
    }

    /** Whether the field may hold anything but points in the kinds that are searched. */
    private boolean mayHoldShapes(String field) {
        return asked.stream()
                .map(kinds::get)
                .flatMap(kind -> kind.findField(field).stream())
                .anyMatch(found -> !found.points());
    }

    /** @param verify decides a filter document by document */
    ThreeValuedQuery relate(Filter.Spatial filter, Function<Filter, ThreeValuedQuery> verify) {
        Optional<Property> property = findProperty(filter);
        Optional<Expression> literal = findLiteral(filter);
        if (property.isEmpty() || literal.isEmpty()) {
            return verify.apply(filter);
        }
        String field = property.get().name();
        if (filter.operator() == SpatialOperator.S_INTERSECTS && isArea(literal.get())) {
            return ThreeValuedQuery.known(
                    intersects(field, literal.get(), verify.apply(filter)), ExistenceQueries.of(kinds, field));
        }
        return narrow(filter.operator(), field, envelope(literal.get()), verify.apply(filter));
    }

    private Query intersects(String field, Expression area, ThreeValuedQuery exact) {
        LatLonGeometry[] parts = parts(area);
        if (!mayHoldShapes(field)) {
            return points(field, parts);
        }
        Query shapes =
                LatLonShape.newGeometryQuery(LuceneFieldNames.shape(field), QueryRelation.INTERSECTS, envelope(area));
        return ThreeValuedQuery.either(
                points(field, parts), held(field, ThreeValuedQuery.both(shapes, exact.whenTrue())));
    }

    /** Most segments have no shapes of the kinds that are asked for. */
    private Query held(String field, Query shapes) {
        return field.equals(Kind.GEOMETRY)
                ? new SegmentsWithFieldQuery(shapes, Set.copyOf(PositionFields.OF_SHAPES.fields(asked)))
                : shapes;
    }

    private ThreeValuedQuery narrow(SpatialOperator operator, String field, Rectangle box, ThreeValuedQuery exact) {
        Query possible = ThreeValuedQuery.either(
                points(field, box),
                LatLonShape.newGeometryQuery(LuceneFieldNames.shape(field), QueryRelation.INTERSECTS, box));
        Query apart = ThreeValuedQuery.without(ExistenceQueries.of(kinds, field), possible);
        Query nearTrue = ThreeValuedQuery.both(possible, exact.whenTrue());
        Query nearFalse = ThreeValuedQuery.both(possible, exact.whenFalse());
        return operator == SpatialOperator.S_DISJOINT
                ? new ThreeValuedQuery(ThreeValuedQuery.either(apart, nearTrue), nearFalse)
                : new ThreeValuedQuery(nearTrue, ThreeValuedQuery.either(apart, nearFalse));
    }

    /** Documents within {@code near}'s radius, or empty when it has none. */
    Optional<Query> within(String field, NearPoint near) {
        Double radius = near.radius();
        if (radius == null) {
            return Optional.empty();
        }
        Query points = PositionQuery.circle(field, near.lat(), near.lon(), radius);
        if (!mayHoldShapes(field)) {
            return Optional.of(points);
        }
        Circle circle = new Circle(near.lat(), near.lon(), radius);
        Query shapes = LatLonShape.newGeometryQuery(LuceneFieldNames.shape(field), QueryRelation.INTERSECTS, circle);
        return Optional.of(ThreeValuedQuery.either(points, held(field, shapes)));
    }

    private static Query points(String field, LatLonGeometry... parts) {
        return parts.length == 1 && parts[0] instanceof Rectangle box
                ? PositionQuery.box(field, box)
                : PositionQuery.geometry(field, parts);
    }

    private static LatLonGeometry[] parts(Expression area) {
        return switch (area) {
            case Expression.Box box -> new LatLonGeometry[] {envelope(box)};
            case Expression.Shape shape -> LuceneShapes.parts(shape.geometry()).toArray(LatLonGeometry[]::new);
            default -> throw new IllegalArgumentException("no geometry: " + area);
        };
    }

    private static boolean isArea(Expression literal) {
        return literal instanceof Expression.Box
                || (literal instanceof Expression.Shape(Geometry geometry)
                        && (geometry.getGeometryType().equals("Polygon")
                                || geometry.getGeometryType().equals("MultiPolygon")));
    }

    private static Rectangle envelope(Expression literal) {
        if (literal instanceof Expression.Box box) {
            return rectangle(box.west(), box.south(), box.east(), box.north());
        }
        return rectangle(((Expression.Shape) literal).geometry().getEnvelopeInternal());
    }

    /** A box around {@code envelope} that misses nothing on its edge. */
    public static Rectangle rectangle(Envelope envelope) {
        return rectangle(envelope.getMinX(), envelope.getMinY(), envelope.getMaxX(), envelope.getMaxY());
    }

    private static Rectangle rectangle(double west, double south, double east, double north) {
        return new Rectangle(
                Math.max(-90, south - ROUNDING),
                Math.min(90, north + ROUNDING),
                Math.max(-180, west - ROUNDING),
                Math.min(180, east + ROUNDING));
    }

    private static Optional<Property> findProperty(Filter.Spatial filter) {
        return List.of(filter.left(), filter.right()).stream()
                .filter(Property.class::isInstance)
                .map(Property.class::cast)
                .findFirst();
    }

    private static Optional<Expression> findLiteral(Filter.Spatial filter) {
        return List.of(filter.left(), filter.right()).stream()
                .filter(side -> side instanceof Expression.Shape || side instanceof Expression.Box)
                .findFirst();
    }
}

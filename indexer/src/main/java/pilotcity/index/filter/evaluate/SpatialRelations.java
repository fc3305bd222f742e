package pilotcity.index.filter.evaluate;

import java.util.function.Function;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.relateng.RelateNG;
import org.locationtech.jts.operation.relateng.RelatePredicate;
import org.locationtech.jts.operation.relateng.TopologyPredicate;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Expression.Box;
import pilotcity.index.filter.Expression.Shape;
import pilotcity.index.filter.Filter.Spatial;
import pilotcity.index.filter.Filter.SpatialOperator;

/**
 * Relations of shapes (OGC 21-065r2, requirements class Spatial Functions). A literal shape is prepared once where JTS
 * gains by it; all else goes through RelateNG, which takes collections as the union of their members.
 */
public final class SpatialRelations {
    private SpatialRelations() {}

    static DocumentPredicate of(Spatial spatial) {
        Operand left = Operand.of(spatial.left());
        Operand right = Operand.of(spatial.right());
        if (isLiteral(spatial.right())) {
            return literal(left, spatial.operator(), right);
        }
        if (isLiteral(spatial.left())) {
            return literal(right, converse(spatial.operator()), left);
        }
        return values -> {
            Object other = right.of(values);
            return DocumentPredicate.any(
                    left.of(values), a -> DocumentPredicate.any(other, b -> relate(a, spatial.operator(), b)));
        };
    }

    private static boolean isLiteral(Expression expression) {
        return expression instanceof Shape || expression instanceof Box;
    }

    private static DocumentPredicate literal(Operand operand, SpatialOperator operator, Operand literal) {
        if (!(literal.of(_ -> null) instanceof Geometry shape)) {
            throw new IllegalArgumentException("a literal without a shape");
        }
        PreparedGeometry prepared = PreparedGeometryFactory.prepare(shape);
        return DocumentPredicate.any(operand, value -> switch (operator) {
            case S_INTERSECTS -> prepared(value, shape, prepared::intersects, operator);
            case S_DISJOINT -> prepared(value, shape, prepared::disjoint, operator);
            case S_WITHIN -> prepared(value, shape, prepared::contains, operator);
            case S_EQUALS, S_TOUCHES, S_OVERLAPS, S_CROSSES, S_CONTAINS -> relate(value, operator, shape);
        });
    }

    private static TruthValue prepared(
            Object value, Geometry shape, Function<Geometry, Boolean> probe, SpatialOperator operator) {
        if (!(value instanceof Geometry geometry) || isMixed(geometry) || isMixed(shape)) {
            return relate(value, operator, shape);
        }
        try {
            return TruthValue.of(probe.apply(geometry));
        } catch (TopologyException | IllegalArgumentException e) {
            return TruthValue.UNKNOWN;
        }
    }

    private static boolean isMixed(Geometry geometry) {
        return geometry.getClass() == GeometryCollection.class;
    }

    private static TruthValue relate(Object left, SpatialOperator operator, Object right) {
        if (!(left instanceof Geometry a) || !(right instanceof Geometry b)) {
            return TruthValue.UNKNOWN;
        }
        try {
            return TruthValue.of(RelateNG.relate(a, b, predicate(operator)));
        } catch (TopologyException | IllegalArgumentException e) {
            return TruthValue.UNKNOWN;
        }
    }

    private static TopologyPredicate predicate(SpatialOperator operator) {
        return switch (operator) {
            case S_INTERSECTS -> RelatePredicate.intersects();
            case S_EQUALS -> RelatePredicate.equalsTopo();
            case S_DISJOINT -> RelatePredicate.disjoint();
            case S_TOUCHES -> RelatePredicate.touches();
            case S_WITHIN -> RelatePredicate.within();
            case S_OVERLAPS -> RelatePredicate.overlaps();
            case S_CROSSES -> RelatePredicate.crosses();
            case S_CONTAINS -> RelatePredicate.contains();
        };
    }

    /** What holds of b and a when {@code operator} holds of a and b. */
    private static SpatialOperator converse(SpatialOperator operator) {
        return switch (operator) {
            case S_WITHIN -> SpatialOperator.S_CONTAINS;
            case S_CONTAINS -> SpatialOperator.S_WITHIN;
            case S_INTERSECTS, S_EQUALS, S_DISJOINT, S_TOUCHES, S_OVERLAPS, S_CROSSES -> operator;
        };
    }
}

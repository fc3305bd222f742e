package pilotcity.portal.kernel.table.sql;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Expression.Box;
import pilotcity.index.filter.Expression.Property;
import pilotcity.index.filter.Expression.Shape;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.Filter.SpatialOperator;
import pilotcity.portal.kernel.table.column.ShapeStorage;
import pilotcity.portal.kernel.table.column.StoredTable;

/** Spatial relations: the box around the shape asked for narrows, the exact relation decides what is left. */
public final class SpatialSql {
    private SpatialSql() {}

    /** A column that has a value where a row has a place. */
    public static String known(StoredTable table) {
        return table.shapes() == ShapeStorage.POINTS ? "x" : "x0";
    }

    public static Optional<String> find(StoredTable table, Filter.Spatial spatial, RowConditions.Held conditions) {
        if (!table.hasShapes() || spatial.operator() == SpatialOperator.S_DISJOINT) {
            return Optional.empty();
        }
        Expression shape = isPlace(table, spatial.left())
                ? spatial.right()
                : isPlace(table, spatial.right()) ? spatial.left() : new Expression.Items(List.of());
        return box(shape).map(box -> {
            boolean decided = spatial.operator() == SpatialOperator.S_INTERSECTS
                    && shape instanceof Box
                    && table.shapes() == ShapeStorage.POINTS;
            String near = near(table, box);
            return "(CASE WHEN " + known(table) + " IS NULL THEN NULL"
                    + (decided
                            ? " ELSE " + near
                            : " WHEN " + near + " THEN " + conditions.call(spatial) + " ELSE false")
                    + " END)";
        });
    }

    private static boolean isPlace(StoredTable table, Expression side) {
        return side instanceof Property property && property.name().equals(table.geometry());
    }

    /** Empty where there is none, or it goes round the earth. */
    private static Optional<Envelope> box(Expression shape) {
        return switch (shape) {
            case Box box
            when box.west() <= box.east() ->
                Optional.of(new Envelope(box.west(), box.east(), box.south(), box.north()));
            case Shape given ->
                Optional.of(given.geometry().getEnvelopeInternal()).filter(box -> !box.isNull());
            default -> Optional.empty();
        };
    }

    /** Whether the box around a row's place touches {@code box}. */
    public static String near(StoredTable table, Envelope box) {
        boolean points = table.shapes() == ShapeStorage.POINTS;
        return "(" + (points ? "x" : "x0") + " <= " + degrees(box.getMaxX())
                + " AND " + (points ? "x" : "x1") + " >= " + degrees(box.getMinX())
                + " AND " + (points ? "y" : "y0") + " <= " + degrees(box.getMaxY())
                + " AND " + (points ? "y" : "y1") + " >= " + degrees(box.getMinY()) + ")";
    }

    private static String degrees(double value) {
        return "CAST('" + value + "' AS DOUBLE)";
    }
}

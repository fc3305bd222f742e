package pilotcity.portal.face.shared.dataset;

import java.util.ArrayList;
import java.util.List;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;

/** Conditions on the place and the time of rows, said so that a table need not look at each. */
public final class TableConditions {
    private TableConditions() {}

    /** Rows whose place touches {@code area}. */
    public static Filter in(String geometry, Expression area) {
        return new Filter.Spatial(Filter.SpatialOperator.S_INTERSECTS, new Expression.Property(geometry), area);
    }

    /** Rows of a moment or day, or of an interval with both its ends. */
    public static Filter during(String time, Expression when) {
        Expression property = new Expression.Property(time);
        if (!(when instanceof Expression.Interval interval)) {
            return new Filter.Compare(property, Filter.Operator.EQUAL, when);
        }
        List<Filter> ends = new ArrayList<>();
        Expression start = interval.start();
        if (start != null) {
            ends.add(new Filter.Compare(property, Filter.Operator.GREATER_OR_EQUAL, start));
        }
        Expression end = interval.end();
        if (end != null) {
            ends.add(new Filter.Compare(property, Filter.Operator.LESS_OR_EQUAL, end));
        }
        return new Filter.And(ends);
    }
}

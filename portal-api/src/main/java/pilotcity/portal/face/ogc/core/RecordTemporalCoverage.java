package pilotcity.portal.face.ogc.core;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;

/** The temporal coverage of a record: a range of days, either end open. */
public final class RecordTemporalCoverage {
    public static final String FROM = "coversFrom";
    public static final String UNTIL = "coversUntil";

    private static final Expression START = new Expression.Property(FROM);
    private static final Expression END = new Expression.Property(UNTIL);
    private static final Filter NO_START = new Filter.IsNull(START);
    private static final Filter NO_END = new Filter.IsNull(END);

    private RecordTemporalCoverage() {}

    /** Records about that time, and those without a coverage. */
    static Filter during(Expression when) {
        return new Filter.Or(List.of(
                meets(START, END, when),
                new Filter.And(List.of(NO_END, meets(START, null, when))),
                new Filter.And(List.of(NO_START, meets(null, END, when))),
                new Filter.And(List.of(NO_START, NO_END))));
    }

    private static Filter meets(@Nullable Expression from, @Nullable Expression until, Expression when) {
        return new Filter.Temporal(Filter.TemporalOperator.T_INTERSECTS, new Expression.Interval(from, until), when);
    }
}

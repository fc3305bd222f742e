package pilotcity.index.filter;

import java.util.Optional;
import pilotcity.index.filter.Expression.Bool;
import pilotcity.index.filter.Expression.Call;
import pilotcity.index.filter.Expression.Condition;
import pilotcity.index.filter.Expression.Property;
import pilotcity.index.filter.Filter.Constant;
import pilotcity.index.filter.Filter.Holds;

/** Converts between conditions and Boolean expressions, so that each meaning has one form in the tree. */
public final class BooleanExpressions {
    private BooleanExpressions() {}

    /** Empty when {@code value} can be neither true nor false. */
    public static Optional<Filter> findFilter(Expression value) {
        return switch (value) {
            case Condition condition -> Optional.of(condition.filter());
            case Bool bool -> Optional.of(new Constant(bool.value()));
            case Property property -> Optional.of(new Holds(property));
            case Call call -> Optional.of(new Holds(call));
            default -> Optional.empty();
        };
    }

    static Expression expression(Filter filter) {
        return switch (filter) {
            case Constant constant -> new Bool(constant.value());
            case Holds holds -> holds.value();
            default -> new Condition(filter);
        };
    }
}

package pilotcity.portal.kernel.table.sql;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;

/** The properties that a filter names. */
public final class PropertyNames {
    private final Set<String> names = new LinkedHashSet<>();

    private PropertyNames() {}

    /** Each once, in the order in which they stand. */
    public static List<String> of(Filter filter) {
        PropertyNames found = new PropertyNames();
        found.walk(filter);
        return List.copyOf(found.names);
    }

    private void walk(Filter filter) {
        switch (filter) {
            case Filter.Constant _ -> {}
            case Filter.Holds holds -> walk(holds.value());
            case Filter.And and -> and.operands().forEach(this::walk);
            case Filter.Or or -> or.operands().forEach(this::walk);
            case Filter.Not not -> walk(not.operand());
            case Filter.Compare compare -> walk(compare.left(), compare.right());
            case Filter.Like like -> walk(like.value(), like.pattern());
            case Filter.Between between -> walk(between.value(), between.lower(), between.upper());
            case Filter.In in -> {
                walk(in.value());
                in.values().forEach(this::walk);
            }
            case Filter.IsNull isNull -> walk(isNull.value());
            case Filter.Spatial spatial -> walk(spatial.left(), spatial.right());
            case Filter.Temporal temporal -> walk(temporal.left(), temporal.right());
            case Filter.Array array -> walk(array.left(), array.right());
        }
    }

    private void walk(@Nullable Expression... parts) {
        Stream.of(parts).forEach(this::walk);
    }

    private void walk(@Nullable Expression expression) {
        switch (expression) {
            case Expression.Property property -> names.add(property.name());
            case Expression.Casei casei -> walk(casei.value());
            case Expression.Accenti accenti -> walk(accenti.value());
            case Expression.Interval interval -> walk(interval.start(), interval.end());
            case Expression.Arithmetic arithmetic -> walk(arithmetic.left(), arithmetic.right());
            case Expression.Items items -> items.items().forEach(this::walk);
            case Expression.Call call -> call.arguments().forEach(this::walk);
            case Expression.Condition condition -> walk(condition.filter());
            case null, default -> {}
        }
    }
}

package pilotcity.portal.face.shared.page.results;

import java.math.BigDecimal;
import java.util.List;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;
import pilotcity.index.kind.Field;
import pilotcity.portal.kernel.problem.Problem;

/** The filter for the values chosen in a facet. */
public final class SelectionFilter {
    private SelectionFilter() {}

    /** The condition that {@code field} holds one of {@code values}. */
    public static Filter condition(Field<?> field, List<String> values) {
        Expression property = new Expression.Property(field.name());
        List<Expression> literals =
                values.stream().map(value -> literal(field, value)).toList();
        if (field.list()) {
            return new Filter.Array(Filter.ArrayOperator.A_OVERLAPS, property, new Expression.Items(literals));
        }
        return literals.size() == 1
                ? new Filter.Compare(property, Filter.Operator.EQUAL, literals.getFirst())
                : new Filter.In(property, literals);
    }

    private static Expression literal(Field<?> field, String value) {
        return switch (field.type()) {
            case INTEGER, NUMBER -> new Expression.Numeral(number(field, value));
            case BOOLEAN -> new Expression.Bool(Boolean.parseBoolean(value));
            default -> new Expression.Text(value);
        };
    }

    private static BigDecimal number(Field<?> field, String value) {
        if (!value.matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?")) {
            throw Problem.field(field.name(), "must be a number, not '" + value + "'");
        }
        return new BigDecimal(value);
    }
}

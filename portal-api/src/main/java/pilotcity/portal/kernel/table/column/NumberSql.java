package pilotcity.portal.kernel.table.column;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import pilotcity.index.filter.Filter;

/** Comparisons of numbers, exact however many digits either side has. */
final class NumberSql {
    private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private NumberSql() {}

    static Optional<String> find(String name, StoredColumn column, Filter.Operator operator, BigDecimal value) {
        return switch (column.storage()) {
            case INTEGER -> Optional.of(whole(name, operator, value));
            case DECIMAL -> Optional.of(decimal(name, column, operator, value));
            default -> Optional.empty();
        };
    }

    private static String whole(String name, Filter.Operator operator, BigDecimal value) {
        BigDecimal floor = value.setScale(0, RoundingMode.FLOOR);
        if (floor.abs().compareTo(LONGEST) > 0) {
            return FilterSql.beyond(name, operator, value.signum() > 0);
        }
        String literal = "CAST(" + floor.toPlainString() + " AS BIGINT)";
        return FilterSql.onGrid(name, operator, floor.compareTo(value) == 0, literal);
    }

    private static String decimal(String name, StoredColumn column, Filter.Operator operator, BigDecimal value) {
        BigDecimal floor = value.setScale(column.scale(), RoundingMode.FLOOR);
        if (floor.precision() > column.digits()) {
            return FilterSql.beyond(name, operator, value.signum() > 0);
        }
        String literal = "CAST('" + floor.toPlainString() + "' AS " + column.sqlType() + ")";
        return FilterSql.onGrid(name, operator, floor.compareTo(value) == 0, literal);
    }
}

package pilotcity.portal.kernel.table.sql;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import pilotcity.index.filter.Filter;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.column.StoredColumn;

/** Comparisons of numbers, exact however many digits either side has. */
public final class NumberSql {
    private static final int MOST_DIGITS = 38;
    private static final int LONGEST_BITS = 63;

    private NumberSql() {}

    public static Optional<String> find(String name, StoredColumn column, Filter.Operator operator, BigDecimal value) {
        return switch (column.storage()) {
            case INTEGER, DECIMAL -> Optional.of(onGrid(name, column, operator, value));
            case DOUBLE -> Optional.of(binary(name, operator, value));
            default -> Optional.empty();
        };
    }

    private static String onGrid(String name, StoredColumn column, Filter.Operator operator, BigDecimal value) {
        if (whole(value) > MOST_DIGITS) {
            return FilterSql.beyond(name, operator, value.signum() > 0);
        }
        BigDecimal floor = floor(value, column.scale());
        boolean held = column.storage() == ColumnStorage.INTEGER
                ? floor.toBigInteger().bitLength() <= LONGEST_BITS
                : floor.precision() <= column.digits();
        if (!held) {
            return FilterSql.beyond(name, operator, value.signum() > 0);
        }
        String literal = "CAST('" + floor.toPlainString() + "' AS " + column.sqlType() + ")";
        return FilterSql.onGrid(name, operator, floor.compareTo(value) == 0, literal);
    }

    /** How many digits stand in front of the point; less than 1 where zeros follow it. */
    private static long whole(BigDecimal value) {
        return value.signum() == 0 ? 1 : (long) value.precision() - value.scale();
    }

    /** Numbers with an exponent far below zero are not written out. */
    private static BigDecimal floor(BigDecimal value, int scale) {
        if (whole(value) < -scale) {
            BigDecimal unit = BigDecimal.ONE.movePointLeft(scale);
            return value.signum() < 0 ? unit.negate() : BigDecimal.ZERO.setScale(scale);
        }
        return value.setScale(scale, RoundingMode.FLOOR);
    }

    /** A binary number counts as the shortest decimal that stands for it, which is how it is shown. */
    private static String binary(String name, Filter.Operator operator, BigDecimal value) {
        double nearest = value.doubleValue();
        if (!Double.isFinite(nearest)) {
            return FilterSql.beyond(name, operator, value.signum() > 0);
        }
        int compared = BigDecimal.valueOf(nearest).compareTo(value);
        double floor = compared > 0 ? Math.nextDown(nearest) : nearest;
        return FilterSql.onGrid(name, operator, compared == 0, "CAST('" + floor + "' AS DOUBLE)");
    }
}

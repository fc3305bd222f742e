package pilotcity.portal.kernel.table.column;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.Filter.Operator;
import pilotcity.index.filter.evaluate.DayBounds;

/** Comparisons of days and moments; beside a moment, a day is all of it where the portal is. */
final class TimeSql {
    /** Years that DuckDB's types hold, and more than anybody means. */
    private static final int FIRST_YEAR = -4000;

    private static final int LAST_YEAR = 200_000;

    private TimeSql() {}

    static Optional<String> find(String name, StoredColumn column, Operator operator, LocalDate day, ZoneId zone) {
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            return Optional.of(FilterSql.beyond(name, operator, day.getYear() > 0));
        }
        return switch (column.storage()) {
            case DATE -> Optional.of(FilterSql.compared(name, operator, day(day)));
            case INSTANT -> Optional.of(inDay(name, operator, day, zone));
            default -> Optional.empty();
        };
    }

    static Optional<String> find(String name, StoredColumn column, Operator operator, Instant time, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(time, zone);
        if (column.storage() != ColumnStorage.INSTANT || day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            return find(name, column, operator, day, zone);
        }
        Instant floor = time.truncatedTo(ChronoUnit.MICROS);
        return Optional.of(FilterSql.onGrid(name, operator, floor.equals(time), moment(floor)));
    }

    private static String inDay(String name, Operator operator, LocalDate day, ZoneId zone) {
        String start = moment(DayBounds.start(day, zone));
        String next = moment(DayBounds.start(day.plusDays(1), zone));
        return switch (operator) {
            case EQUAL -> "(" + name + " >= " + start + " AND " + name + " < " + next + ")";
            case NOT_EQUAL -> "(" + name + " < " + start + " OR " + name + " >= " + next + ")";
            case LESS -> FilterSql.compared(name, Filter.Operator.LESS, start);
            case LESS_OR_EQUAL -> FilterSql.compared(name, Filter.Operator.LESS, next);
            case GREATER -> FilterSql.compared(name, Filter.Operator.GREATER_OR_EQUAL, next);
            case GREATER_OR_EQUAL -> FilterSql.compared(name, Filter.Operator.GREATER_OR_EQUAL, start);
        };
    }

    static String day(LocalDate day) {
        return "(DATE '1970-01-01' + CAST(" + day.toEpochDay() + " AS INTEGER))";
    }

    static String moment(Instant time) {
        return "make_timestamp(CAST(" + micros(time) + " AS BIGINT))";
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}

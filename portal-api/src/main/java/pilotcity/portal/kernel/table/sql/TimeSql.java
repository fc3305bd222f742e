package pilotcity.portal.kernel.table.sql;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.Filter.Operator;
import pilotcity.index.filter.evaluate.DayBounds;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.column.ValueBounds;
import pilotcity.portal.kernel.table.duckdb.Databases;

/** Comparisons of days and moments; beside a moment, a day is all of it where the portal is. */
public final class TimeSql {
    private static final long MICROS = 1_000_000;
    private static final int NANOS = 1000;

    private TimeSql() {}

    public static Optional<String> find(
            String name, StoredColumn column, Operator operator, LocalDate day, ZoneId zone) {
        if (!ValueBounds.isHeld(day)) {
            return Optional.of(FilterSql.beyond(name, operator, day.getYear() > 0));
        }
        return switch (column.storage()) {
            case DATE -> Optional.of(FilterSql.compared(name, operator, day(day)));
            case INSTANT -> Optional.of(inDay(name, operator, day, zone));
            default -> Optional.empty();
        };
    }

    public static Optional<String> find(
            String name, StoredColumn column, Operator operator, Instant time, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(time, zone);
        if (column.storage() != ColumnStorage.INSTANT || !ValueBounds.isHeld(day)) {
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

    public static String day(LocalDate day) {
        return "(DATE '1970-01-01' + CAST(" + day.toEpochDay() + " AS INTEGER))";
    }

    public static String moment(Instant time) {
        return "make_timestamp(CAST(" + micros(time) + " AS BIGINT))";
    }

    public static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), MICROS), time.getNano() / NANOS);
    }

    /**
     * What clocks in {@code zone} show at the moments of a column. Where the zone has no rules for the years to come, the
     * changes that there were are told one by one, which takes a tenth of the time that the engine's own calendar does.
     */
    public static String local(String name, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        if (!rules.getTransitionRules().isEmpty()) {
            return "timezone(" + Databases.text(zone.getId()) + ", timezone('UTC', " + name + "))";
        }
        List<ZoneOffsetTransition> transitions = rules.getTransitions();
        if (transitions.isEmpty()) {
            return shifted(name, rules.getOffset(Instant.EPOCH));
        }
        StringBuilder sql = new StringBuilder("(CASE");
        for (ZoneOffsetTransition transition : transitions.reversed()) {
            sql.append(" WHEN ")
                    .append(FilterSql.compared(name, Operator.GREATER_OR_EQUAL, moment(transition.getInstant())))
                    .append(" THEN ")
                    .append(shifted(name, transition.getOffsetAfter()));
        }
        return sql.append(" ELSE ")
                .append(shifted(name, transitions.getFirst().getOffsetBefore()))
                .append(" END)")
                .toString();
    }

    private static String shifted(String name, ZoneOffset offset) {
        return "(" + name + " + INTERVAL (" + offset.getTotalSeconds() + ") SECOND)";
    }
}

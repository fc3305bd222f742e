package pilotcity.portal.kernel.table.sql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Struct;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.search.SearchException;
import pilotcity.index.search.SortStep;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.query.GroupQuery;

/** What a {@link GroupQuery} is in SQL. */
public final class GroupSql {
    private final StoredTable table;
    private final GroupQuery query;
    private final ZoneId zone;

    public GroupSql(StoredTable table, GroupQuery query, ZoneId zone) {
        this.table = table;
        this.query = query;
        this.zone = zone;
        List<String> names = names();
        names.stream()
                .filter(name -> Collections.frequency(names, name) > 1)
                .findFirst()
                .ifPresent(name -> {
                    throw new SearchException(
                            "aggregate",
                            "two things of the answer would be called '" + name + "'"
                                    + (name.equals("count") ? "; count(" + table.id() + ") counts rows, too" : ""));
                });
    }

    public List<String> names() {
        return Stream.concat(
                        query.by().stream().map(GroupQuery.Grouping::name),
                        query.measures().stream().map(GroupQuery.Measure::name))
                .toList();
    }

    /** The columns {@code k0, k1, … m0, m1, …} and, last, how many groups there are. */
    public String selected() {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < query.by().size(); i++) {
            parts.add(key(query.by().get(i)) + " AS k" + i);
        }
        for (int i = 0; i < query.measures().size(); i++) {
            parts.add(measure(query.measures().get(i)) + " AS m" + i);
        }
        return String.join(", ", parts);
    }

    public String groupBy() {
        return query.by().isEmpty() ? "" : " GROUP BY " + keys();
    }

    private String keys() {
        return String.join(
                ", ",
                IntStream.range(0, query.by().size()).mapToObj(at -> "k" + at).toList());
    }

    public String orderBy() {
        List<String> parts = new ArrayList<>();
        for (SortStep step : query.sort()) {
            parts.add(physical(step.field()) + (step.descending() ? " DESC" : " ASC") + " NULLS LAST");
        }
        for (int i = 0; i < query.by().size(); i++) {
            parts.add("k" + i + " ASC NULLS LAST");
        }
        return parts.isEmpty() ? "" : " ORDER BY " + String.join(", ", parts);
    }

    private String physical(String name) {
        int at = names().indexOf(name);
        if (at < 0) {
            throw new SearchException("sort", "'" + name + "' is not told of these groups; there are " + names());
        }
        return at < query.by().size() ? "k" + at : "m" + (at - query.by().size());
    }

    private String key(GroupQuery.Grouping grouping) {
        StoredColumn column = column("group", grouping.column());
        String name = table.physical(column.name());
        if (column.storage() == ColumnStorage.JSON) {
            throw new SearchException("group", column.name() + " holds JSON, which makes no groups");
        }
        GroupQuery.DatePart part = grouping.part();
        if (part == null) {
            return column.storage() == ColumnStorage.INSTANT ? "epoch_us(" + name + ")" : name;
        }
        return switch (column.storage()) {
            case DATE -> truncated(part, name);
            case INSTANT -> truncated(part, TimeSql.local(name, zone));
            default ->
                throw new SearchException(
                        "group", part.code() + " is of dates and times, and " + column.name() + " is none");
        };
    }

    private static String truncated(GroupQuery.DatePart part, String value) {
        return "CAST(date_trunc('" + part.code() + "', " + value + ") AS DATE)";
    }

    private String measure(GroupQuery.Measure measure) {
        String given = measure.column();
        if (given == null) {
            if (measure.function() != GroupQuery.Function.COUNT) {
                throw wrong(measure.function().code() + " is of a column, such as "
                        + measure.function().code() + "(" + table.id() + ")");
            }
            return "count(*)";
        }
        StoredColumn column = column("aggregate", given);
        require(measure, column);
        String name = table.physical(column.name());
        String value = column.storage() == ColumnStorage.INSTANT ? "epoch_us(" + name + ")" : name;
        return switch (measure.function()) {
            case COUNT -> "count(" + name + ")";
            case DISTINCT -> "count(DISTINCT " + name + ")";
            case SUM -> sum(column, name);
            case MEAN -> "avg(" + (isWide(column) ? real(name) : name) + ")";
            case MIN -> "min(" + value + ")";
            case MAX -> "max(" + value + ")";
            case MEDIAN -> "quantile_cont(" + real(name) + ", 0.5)";
            case QUANTILE -> "quantile_cont(" + real(name) + ", " + measure.quantile() + ")";
        };
    }

    private static void require(GroupQuery.Measure measure, StoredColumn column) {
        String code = measure.function().code();
        if (measure.function().isOfNumbers() && !column.storage().isNumber()) {
            throw wrong(code + " is of numbers, and " + column.name() + " holds none");
        }
        boolean extreme =
                measure.function() == GroupQuery.Function.MIN || measure.function() == GroupQuery.Function.MAX;
        if (extreme && !column.storage().isOrdered()) {
            throw wrong(code + " is of values that have an order, and those of " + column.name() + " have none");
        }
        if (measure.function() == GroupQuery.Function.QUANTILE
                && !(measure.quantile() >= 0 && measure.quantile() <= 1)) {
            throw wrong("a quantile is from 0 to 1, and " + measure.quantile() + " is not");
        }
    }

    private static SearchException wrong(String reason) {
        return new SearchException("aggregate", reason);
    }

    private static String real(String name) {
        return "CAST(" + name + " AS DOUBLE)";
    }

    private static String sum(StoredColumn column, String name) {
        return column.storage() == ColumnStorage.DOUBLE
                ? "fsum(" + name + ")"
                : isWide(column) ? WideSum.sql(name) : "sum(" + name + ")";
    }

    /** Whether a sum may have more digits than a number of the engine. */
    private static boolean isWide(StoredColumn column) {
        return column.storage() == ColumnStorage.DECIMAL && column.digits() > WideSum.SAFE_DIGITS;
    }

    /** How many digits stand behind the point of the sum at {@code at} of the select list, where it is a wide one. */
    private int scale(int at) {
        String name =
                String.valueOf(query.measures().get(at - query.by().size()).column());
        return column("aggregate", name).scale();
    }

    /**
     * The value at {@code at} of the select list.
     *
     * @throws SearchException when it is beyond all numbers
     */
    @Nullable
    public Object value(ResultSet row, int at) throws SQLException {
        Object value = row.getObject(at + 1);
        return switch (value) {
            case null -> null;
            case Long number -> isMoment(at) ? RowJsonWriter.moment(number) : number;
            case Integer number -> number.longValue();
            case BigInteger number -> new BigDecimal(number);
            case BigDecimal number -> RowJsonWriter.stripped(number);
            case Struct pair -> RowJsonWriter.stripped(WideSum.value(pair, scale(at)));
            case Double number when !Double.isFinite(number) -> throw wrong(names().get(at) + " is beyond 1.8e308");
            default -> value;
        };
    }

    /** Whether the value at {@code at} of the select list is a moment in microseconds. */
    private boolean isMoment(int at) {
        int keys = query.by().size();
        if (at < keys) {
            GroupQuery.Grouping grouping = query.by().get(at);
            return grouping.part() == null && isInstant(grouping.column());
        }
        GroupQuery.Measure measure = query.measures().get(at - keys);
        boolean extreme =
                measure.function() == GroupQuery.Function.MIN || measure.function() == GroupQuery.Function.MAX;
        return extreme && isInstant(String.valueOf(measure.column()));
    }

    private boolean isInstant(String name) {
        return column("group", name).storage() == ColumnStorage.INSTANT;
    }

    private StoredColumn column(String parameter, String name) {
        return name.equals(table.id())
                ? table.idColumn()
                : table.findColumn(name)
                        .orElseThrow(() ->
                                new SearchException(parameter, "no column '" + name + "'; there are " + table.names()));
    }
}

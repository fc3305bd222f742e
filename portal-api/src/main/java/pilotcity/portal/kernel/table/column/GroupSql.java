package pilotcity.portal.kernel.table.column;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import pilotcity.index.search.SearchException;
import pilotcity.index.search.SortStep;

/** What a {@link GroupQuery} is in SQL. */
final class GroupSql {
    private final StoredTable table;
    private final GroupQuery query;
    private final ZoneId zone;

    GroupSql(StoredTable table, GroupQuery query, ZoneId zone) {
        this.table = table;
        this.query = query;
        this.zone = zone;
    }

    List<String> names() {
        return Stream.concat(
                        query.by().stream().map(GroupQuery.Grouping::name),
                        query.measures().stream().map(GroupQuery.Measure::name))
                .toList();
    }

    /** The columns {@code k0, k1, … m0, m1, …} and, last, how many groups there are. */
    String selected() {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < query.by().size(); i++) {
            parts.add(key(query.by().get(i)) + " AS k" + i);
        }
        for (int i = 0; i < query.measures().size(); i++) {
            parts.add(measure(query.measures().get(i)) + " AS m" + i);
        }
        return String.join(", ", parts);
    }

    String groupBy() {
        return query.by().isEmpty() ? "" : " GROUP BY " + keys();
    }

    private String keys() {
        return String.join(
                ", ",
                IntStream.range(0, query.by().size()).mapToObj(at -> "k" + at).toList());
    }

    String orderBy() {
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
            case INSTANT ->
                truncated(part, "timezone(" + Databases.text(zone.getId()) + ", timezone('UTC', " + name + "))");
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
            return "count(*)";
        }
        StoredColumn column = column("aggregate", given);
        String name = table.physical(column.name());
        if (measure.function().isOfNumbers() && !column.storage().isNumber()) {
            throw new SearchException(
                    "aggregate", measure.function().code() + " is of numbers, and " + given + " holds none");
        }
        String value = column.storage() == ColumnStorage.INSTANT ? "epoch_us(" + name + ")" : name;
        return switch (measure.function()) {
            case COUNT -> "count(" + name + ")";
            case DISTINCT -> "count(DISTINCT " + name + ")";
            case SUM -> column.storage() == ColumnStorage.DOUBLE ? "fsum(" + name + ")" : "sum(" + name + ")";
            case MEAN -> "avg(" + name + ")";
            case MIN -> "min(" + value + ")";
            case MAX -> "max(" + value + ")";
            case MEDIAN -> "quantile_cont(CAST(" + name + " AS DOUBLE), 0.5)";
            case QUANTILE -> "quantile_cont(CAST(" + name + " AS DOUBLE), " + measure.quantile() + ")";
        };
    }

    /** Whether the value at {@code at} of the select list is a moment in microseconds. */
    boolean isMoment(int at) {
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
                        .orElseThrow(() -> new SearchException(
                                parameter,
                                "no column '" + name + "'; there are "
                                        + table.columns().stream()
                                                .map(StoredColumn::name)
                                                .toList()));
    }
}

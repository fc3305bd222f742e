package pilotcity.portal.face.website.dataset;

import io.vertx.core.MultiMap;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.check.FilterCheck;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.search.SortStep;
import pilotcity.portal.face.shared.dataset.PublishedTable;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.column.StoredTable;

/**
 * What the address of a table's page says: the whole state of the page, so that an address shows everybody the same.
 *
 * @param single parameters that come once: {@code q}, {@code filter}, {@code sort}, {@code after}, {@code before},
 *     {@code chart}, {@code x}, {@code y}
 * @param conditions of the simple filter: {@code column}, {@code op} and {@code value}, each as often as there are
 */
record TableState(Map<String, String> single, List<ColumnCondition> conditions) {
    private static final Set<String> SINGLE = Set.of("q", "filter", "sort", "after", "before", "chart", "x", "y");
    private static final Set<String> OF_CONDITIONS = Set.of("column", "op", "value");
    private static final List<String> PAGING = List.of("after", "before");
    private static final int MOST_CONDITIONS = 20;

    /** A column may also stand as a parameter of its own, as in the address of the rows: {@code kind=Park}. */
    static TableState of(MultiMap given, StoredTable table) {
        Map<String, String> single = new LinkedHashMap<>();
        SINGLE.stream().sorted().forEach(name -> {
            String value = given.get(name);
            if (value != null && !value.isBlank()) {
                single.put(name, value.strip());
            }
        });
        List<String> columns = given.getAll("column");
        List<String> ops = given.getAll("op");
        List<String> values = given.getAll("value");
        if (columns.size() > MOST_CONDITIONS) {
            throw Problem.field("column", "comes at most " + MOST_CONDITIONS + " times");
        }
        int complete = Math.min(columns.size(), Math.min(ops.size(), values.size()));
        List<ColumnCondition> conditions = new ArrayList<>();
        for (int i = 0; i < complete; i++) {
            ColumnCondition condition = new ColumnCondition(
                    columns.get(i), ops.get(i), values.get(i).strip());
            if (!condition.column().isBlank()
                    && (!condition.needsValue() || !condition.value().isEmpty())) {
                conditions.add(condition);
            }
        }
        table.columns().stream()
                .map(StoredColumn::name)
                .filter(name -> !isOwn(name))
                .forEach(name -> given.entries().stream()
                        .filter(entry ->
                                entry.getKey().equals(name) && !entry.getValue().isBlank())
                        .forEach(entry -> conditions.add(
                                new ColumnCondition(name, "is", entry.getValue().strip()))));
        return new TableState(single, List.copyOf(conditions));
    }

    private static boolean isOwn(String parameter) {
        return SINGLE.contains(parameter) || OF_CONDITIONS.contains(parameter);
    }

    /** Whether a form has sent fields that say nothing, or columns: another address shows the same. */
    boolean isWrittenOtherwise(MultiMap given, StoredTable table) {
        long own = given.names().stream()
                .filter(TableState::isOwn)
                .mapToLong(name -> given.getAll(name).size())
                .sum();
        boolean columns = given.names().stream()
                .anyMatch(name -> !isOwn(name) && table.findColumn(name).isPresent());
        return columns || own > single.size() + 3L * conditions.size();
    }

    @Nullable
    String find(String name) {
        return single.get(name);
    }

    /** The same with another value of one parameter, or without it, on the first page. */
    TableState with(String name, @Nullable String value) {
        Map<String, String> changed = new LinkedHashMap<>(single);
        if (!PAGING.contains(name)) {
            // a chart does not turn the page
            if (!Set.of("chart", "x", "y").contains(name)) {
                changed.keySet().removeAll(PAGING);
            }
        } else {
            changed.keySet().removeAll(PAGING);
        }
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new TableState(changed, conditions);
    }

    TableState without(ColumnCondition condition) {
        List<ColumnCondition> fewer = new ArrayList<>(conditions);
        fewer.remove(condition);
        Map<String, String> changed = new LinkedHashMap<>(single);
        changed.keySet().removeAll(PAGING);
        return new TableState(changed, fewer);
    }

    /** Every row, in whatever order and chart. */
    TableState cleared() {
        Map<String, String> changed = new LinkedHashMap<>(single);
        changed.keySet().removeAll(List.of("q", "filter", "after", "before"));
        return new TableState(changed, List.of());
    }

    boolean isNarrowed() {
        return single.containsKey("q") || single.containsKey("filter") || !conditions.isEmpty();
    }

    /** As a query with its question mark, or empty. */
    String query() {
        List<String> parts = new ArrayList<>();
        single.forEach((name, value) -> parts.add(name + "=" + UrlEncoding.query(value)));
        conditions.forEach(each -> parts.add("column=" + UrlEncoding.query(each.column()) + "&op=" + each.op()
                + "&value=" + UrlEncoding.query(each.value())));
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    /** All conditions in CQL2 Text, or null where there are none. */
    @Nullable
    String cql(StoredTable table, ZoneId zone) {
        List<String> all = new ArrayList<>();
        String given = find("filter");
        if (given != null) {
            all.add(given);
        }
        conditions.forEach(each -> all.add(each.cql(column(table, each.column()), zone)));
        return all.isEmpty()
                ? null
                : all.size() == 1 ? all.getFirst() : all.stream().collect(Collectors.joining(") AND (", "(", ")"));
    }

    private static StoredColumn column(StoredTable table, String name) {
        return table.findColumn(name)
                .orElseThrow(() -> Problem.field("column", "the table has no column '" + name + "'"));
    }

    /** The same as a condition that has been checked. */
    @Nullable
    Filter filter(PublishedTable table, ZoneId zone) {
        String given = find("filter");
        if (given != null) {
            // what somebody typed is told of by its own name and place
            FilterCheck.check(Cql2Text.parse(given), table.kinds(zone), Set.of(table.name()));
        }
        String cql = cql(table.stored(), zone);
        return cql == null ? null : FilterCheck.check(Cql2Text.parse(cql), table.kinds(zone), Set.of(table.name()));
    }

    List<SortStep> sort(StoredTable table) {
        String sort = find("sort");
        if (sort == null) {
            return List.of();
        }
        boolean descending = sort.startsWith("-") && table.findColumn(sort).isEmpty();
        return List.of(new SortStep(descending ? sort.substring(1) : sort, descending));
    }
}

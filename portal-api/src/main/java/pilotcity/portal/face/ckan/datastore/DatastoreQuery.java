package pilotcity.portal.face.ckan.datastore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.FilterException;
import pilotcity.index.filter.check.FilterCheck;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.Sort;
import pilotcity.portal.face.ckan.call.Call;
import pilotcity.portal.face.ckan.call.Fault;

/**
 * Which rows of a table are asked for, and which columns of them.
 *
 * @param byId whether the rows are in the order of their ids
 */
record DatastoreQuery(SearchQuery search, List<Table.Column> columns, boolean byId) {

    /** @throws Fault that names the parameter that is wrong */
    static DatastoreQuery read(Index index, Table table, Call call) {
        List<Filter> conditions = new ArrayList<>();
        call.group("filters").ifPresent(filters -> conditions.add(new RowFilter(table).all(filters)));
        String words = words(table, call, conditions);
        Filter filter = conditions.isEmpty() ? null : new Filter.And(conditions);
        if (filter != null) {
            check(filter, index, table);
        }
        List<Sort> sort = sort(table, call);
        SearchQuery search = SearchQuery.of(table.kind().name())
                .withText(words)
                .withFilter(filter)
                .withSort(sort.isEmpty() ? List.of(new Sort("id", false)) : sort);
        boolean byId = sort.isEmpty() || sort.equals(List.of(new Sort("id", false)));
        return new DatastoreQuery(search, columns(table, call), byId);
    }

    private static void check(Filter filter, Index index, Table table) {
        try {
            FilterCheck.check(
                    filter, index.kinds(), java.util.Set.of(table.kind().name()));
        } catch (FilterException e) {
            throw Fault.validation("filters", String.valueOf(e.getMessage()));
        }
    }

    /** {@code q}: words to be found anywhere, or an object of words to be found in columns. */
    private static @Nullable String words(Table table, Call call, List<Filter> conditions) {
        Object q = call.find("q").orElse(null);
        Optional<Map<?, ?>> byColumn = byColumn(call, q);
        if (byColumn.isPresent()) {
            byColumn.get()
                    .forEach((name, value) ->
                            conditions.add(new RowFilter(table).contains(String.valueOf(name), String.valueOf(value))));
            return null;
        }
        // the signs of PostgreSQL's text queries are no words
        return q == null
                ? null
                : q.toString().replaceAll(":\\*|[&|!()<>{}]", " ").strip();
    }

    /** An object, also as text; what only begins like one is words. */
    private static Optional<Map<?, ?>> byColumn(Call call, @Nullable Object q) {
        if (q instanceof String text && text.strip().startsWith("{")) {
            try {
                return call.group("q");
            } catch (Fault notJson) {
                return Optional.empty();
            }
        }
        return q instanceof Map<?, ?> map ? Optional.of(map) : Optional.empty();
    }

    private static List<Table.Column> columns(Table table, Call call) {
        List<String> names = call.texts("fields");
        return names.isEmpty()
                ? table.columns()
                : names.stream().map(name -> table.column("fields", name)).toList();
    }

    private static List<Sort> sort(Table table, Call call) {
        List<Sort> sort = new ArrayList<>();
        for (String step : call.texts("sort")) {
            String[] parts = step.replace("\"", "").strip().split("\\s+");
            boolean descending = parts.length > 1 && parts[1].equalsIgnoreCase("desc");
            boolean known = parts.length == 1 || descending || (parts.length < 5 && parts[1].equalsIgnoreCase("asc"));
            Table.Column column = table.column("sort", parts[0]);
            boolean sortable = column.field() == null || column.field().sortable();
            if (!known || !sortable) {
                throw Fault.validation("sort", "cannot sort by \"" + step + "\"");
            }
            sort.add(new Sort(column.field() == null ? "id" : column.name(), descending));
        }
        return sort;
    }
}

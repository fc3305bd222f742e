package pilotcity.portal.face.ckan.datastore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.FilterException;
import pilotcity.index.filter.check.FilterCheck;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SortStep;
import pilotcity.portal.face.ckan.protocol.ActionException;
import pilotcity.portal.face.ckan.protocol.ActionParameters;
import pilotcity.portal.face.shared.dataset.PublishedTable;
import pilotcity.portal.kernel.table.query.TableQuery;

/**
 * Which rows of a table are asked for, and which columns of them.
 *
 * @param filter checked against the table
 * @param sort none for the order of the ids
 */
record DatastoreQuery(
        DatastoreTable table,
        @Nullable String words,
        @Nullable Filter filter,
        List<SortStep> sort,
        List<DatastoreTable.Column> columns) {
    private static final Pattern SORT_STEP = Pattern.compile(
            "(?:\"(?<quoted>(?:[^\"]|\"\")+)\"|(?<plain>[^\"\\s]+))(?:\\s+(?<direction>asc|desc))?"
                    + "(?:\\s+nulls\\s+(?<nulls>first|last))?",
            Pattern.CASE_INSENSITIVE);

    private static final SortStep BY_ID = new SortStep("id", false);

    /** @throws ActionException that names the parameter that is wrong */
    static DatastoreQuery read(Index index, DatastoreTable table, ActionParameters parameters) {
        List<Filter> conditions = new ArrayList<>();
        parameters.group("filters").ifPresent(filters -> conditions.add(new RowFilterParser(table).all(filters)));
        String words = words(table, parameters, conditions);
        Filter filter = conditions.isEmpty() ? null : check(new Filter.And(conditions), index, table);
        return new DatastoreQuery(table, words, filter, sort(table, parameters), columns(table, parameters));
    }

    /** Of the documents of a kind. */
    SearchQuery search() {
        return SearchQuery.of(table.kind().name())
                .withText(words)
                .withFilter(filter)
                .withSort(sort.isEmpty() ? List.of(BY_ID) : sort);
    }

    /** Of the rows of a published table. */
    TableQuery rows() {
        return TableQuery.ALL.withText(words).withFilter(filter).withSort(sort);
    }

    /** Whether the rows are in the order of their ids. */
    boolean byId() {
        String id = table.published() == null ? BY_ID.field() : table.idName();
        return sort.isEmpty() || sort.equals(List.of(new SortStep(id, false)));
    }

    private static Filter check(Filter filter, Index index, DatastoreTable table) {
        PublishedTable published = table.published();
        try {
            return FilterCheck.check(
                    filter,
                    published == null
                            ? index.kinds()
                            : published.kinds(index.kinds().zone()),
                    java.util.Set.of(table.kind().name()));
        } catch (FilterException e) {
            throw ActionException.validation("filters", String.valueOf(e.getMessage()));
        }
    }

    /** {@code q}: words to be found anywhere, or an object of words to be found in columns. */
    private static @Nullable String words(DatastoreTable table, ActionParameters parameters, List<Filter> conditions) {
        Object q = parameters.find("q").orElse(null);
        Optional<Map<?, ?>> byColumn = byColumn(parameters, q);
        if (byColumn.isPresent()) {
            byColumn.get()
                    .forEach((name, value) -> conditions.add(
                            new RowFilterParser(table).contains(String.valueOf(name), String.valueOf(value))));
            return null;
        }
        // the signs of PostgreSQL's text queries are no words
        return q == null
                ? null
                : q.toString().replaceAll(":\\*|[&|!()<>{}]", " ").strip();
    }

    /** An object, also as text; what only begins like one is words. */
    private static Optional<Map<?, ?>> byColumn(ActionParameters parameters, @Nullable Object q) {
        if (q instanceof String text && text.strip().startsWith("{")) {
            try {
                return parameters.group("q");
            } catch (ActionException notJson) {
                return Optional.empty();
            }
        }
        return q instanceof Map<?, ?> map ? Optional.of(map) : Optional.empty();
    }

    private static List<DatastoreTable.Column> columns(DatastoreTable table, ActionParameters parameters) {
        List<String> names = parameters.texts("fields");
        return names.isEmpty()
                ? table.columns()
                : names.stream().map(name -> table.column("fields", name)).toList();
    }

    private static List<SortStep> sort(DatastoreTable table, ActionParameters parameters) {
        List<SortStep> sortStep = new ArrayList<>();
        for (String step : parameters.texts("sort")) {
            Matcher parts = SORT_STEP.matcher(step.strip());
            if (!parts.matches()) {
                throw ActionException.validation("sort", "cannot sort by \"" + step + "\"");
            }
            if ("first".equalsIgnoreCase(parts.group("nulls"))) {
                throw ActionException.validation("sort", "empty values always come last");
            }
            String name = parts.group("quoted") == null
                    ? parts.group("plain")
                    : parts.group("quoted").replace("\"\"", "\"");
            DatastoreTable.Column column = table.column("sort", name);
            if (!table.isSortable(column)) {
                throw ActionException.validation("sort", "cannot sort by \"" + step + "\"");
            }
            boolean descending = "desc".equalsIgnoreCase(parts.group("direction"));
            sortStep.add(new SortStep(column.field() == null ? "id" : column.name(), descending));
        }
        return sortStep;
    }
}

package pilotcity.portal.face.dataset.table;

import io.vertx.core.MultiMap;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Filter;
import pilotcity.index.search.FacetRequest;
import pilotcity.index.search.SortStep;
import pilotcity.portal.face.shared.export.row.ExportColumn;
import pilotcity.portal.face.shared.export.row.ExportColumns;
import pilotcity.portal.kernel.http.operation.OperationParameter;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.query.GroupQuery;
import pilotcity.portal.kernel.table.query.TableQuery;

/**
 * What is asked of the rows of a table.
 *
 * @param groups where groups of rows are asked for
 * @param columns of the answer, in their order
 */
record RowRequest(
        AddressedTable table,
        GivenParameters given,
        TableQuery query,
        @Nullable GroupQuery groups,
        ExportColumns columns) {
    private static final int MOST_PARTS = 50;

    private static final int FACET_VALUES = 50;
    private static final Pattern FACET_COUNT = Pattern.compile("[1-9][0-9]{0,3}");

    /** @throws Problem that names the parameter that is wrong */
    static RowRequest ofPage(AddressedTable table, MultiMap parameters, ZoneId zone) {
        ColumnNames names = new ColumnNames(table.stored());
        GivenParameters given = GivenParameters.read(parameters, RowParameters.OF_PAGES, names);
        if (given.has(RowParameters.GROUP) || given.has(RowParameters.AGGREGATE)) {
            return ofGroups(table, given, names, zone);
        }
        List<String> select = select(given, names);
        ExportColumns columns = ExportColumns.of(table.stored(), select.isEmpty() ? names.all() : select, false);
        TableQuery query = conditions(table, given, zone)
                .withSelect(wanted(table.stored(), columns))
                .withSort(sort(table.stored(), given, names))
                .withTotal(RowParameters.TOTAL.get(given.own()))
                .withFacets(items(given, RowParameters.FACETS, item -> facet(table.stored(), names, item)));
        return new RowRequest(table, given, paged(given, query), null, columns);
    }

    private static TableQuery paged(GivenParameters given, TableQuery query) {
        QueryParameters own = given.own();
        String after = RowParameters.AFTER.find(own).orElse(null);
        String before = RowParameters.BEFORE.find(own).orElse(null);
        int offset = RowParameters.OFFSET.get(own);
        if (after != null && before != null) {
            throw Problem.field(RowParameters.BEFORE.name(), "is not for a page that goes on by after");
        }
        if (offset > 0 && (after != null || before != null)) {
            throw Problem.field(RowParameters.OFFSET.name(), "is not for a page that goes on by after or before");
        }
        return query.withPage(RowParameters.LIMIT.get(own), after, before).withOffset(offset);
    }

    /** @param shapes whether the format of the file is one of places */
    static RowRequest ofFile(AddressedTable table, MultiMap parameters, ZoneId zone, boolean shapes) {
        ColumnNames names = new ColumnNames(table.stored());
        GivenParameters given = GivenParameters.read(parameters, RowParameters.OF_FILES, names);
        ExportColumns columns = ExportColumns.of(table.stored(), select(given, names), shapes);
        TableQuery query = conditions(table, given, zone)
                .withSelect(wanted(table.stored(), columns))
                .withSort(sort(table.stored(), given, names));
        return new RowRequest(table, given, query, null, columns);
    }

    private static RowRequest ofGroups(AddressedTable table, GivenParameters given, ColumnNames names, ZoneId zone) {
        for (OperationParameter<?> other : List.of(RowParameters.SELECT, RowParameters.FACETS, RowParameters.BEFORE)) {
            if (given.has(other)) {
                throw Problem.field(other.name(), "is for rows, not for groups of rows");
            }
        }
        TableQuery conditions = conditions(table, given, zone);
        GroupParameters groups = new GroupParameters(names);
        GroupQuery query = new GroupQuery(
                items(given, RowParameters.GROUP, groups::grouping),
                given.has(RowParameters.AGGREGATE)
                        ? items(given, RowParameters.AGGREGATE, groups::measure)
                        : List.of(new GroupQuery.Measure(GroupQuery.Function.COUNT, null, 0)),
                conditions.text(),
                conditions.filter(),
                items(given, RowParameters.SORT, groups::sort),
                RowParameters.LIMIT.get(given.own()),
                groupsBefore(given));
        requireFew(RowParameters.GROUP, query.by());
        requireFew(RowParameters.AGGREGATE, query.measures());
        return new RowRequest(table, given, conditions, query, ExportColumns.of(table.stored(), List.of(), false));
    }

    private static void requireFew(OperationParameter<String> parameter, List<?> items) {
        if (items.size() > MOST_PARTS) {
            throw Problem.field(parameter.name(), "has at most " + MOST_PARTS + " parts");
        }
    }

    /** Groups have an order of their own, so that their cursor is how many stand before it. */
    private static int groupsBefore(GivenParameters given) {
        Optional<String> after = RowParameters.AFTER.find(given.own());
        int offset = RowParameters.OFFSET.get(given.own());
        if (after.isEmpty()) {
            return offset;
        }
        if (offset > 0) {
            throw Problem.field(RowParameters.OFFSET.name(), "is not for a page that goes on by after");
        }
        if (!after.get().matches("[0-9]{1,9}")) {
            throw Problem.field(RowParameters.AFTER.name(), "is no next of a page of groups");
        }
        return Integer.parseInt(after.get());
    }

    private static TableQuery conditions(AddressedTable table, GivenParameters given, ZoneId zone) {
        Filter filter = RowFilters.read(table, given, zone);
        return TableQuery.ALL
                .withText(RowParameters.Q.find(given.own()).orElse(null))
                .withFilter(filter);
    }

    private static <T> List<T> items(
            GivenParameters given, OperationParameter<String> parameter, Function<String, T> reader) {
        return parameter
                .find(given.own())
                .map(text -> ColumnNames.items(parameter.name(), text).stream()
                        .map(reader)
                        .toList())
                .orElse(List.of());
    }

    private static List<String> select(GivenParameters given, ColumnNames names) {
        return items(given, RowParameters.SELECT, item -> names.require(RowParameters.SELECT.name(), item)).stream()
                .distinct()
                .toList();
    }

    /** What the engine has to read: the columns, and the number that names a row. */
    private static List<String> wanted(StoredTable table, ExportColumns columns) {
        List<String> wanted = new ArrayList<>(List.of(table.id()));
        columns.list().stream().map(ExportColumn::name).forEach(wanted::add);
        return wanted;
    }

    private static List<SortStep> sort(StoredTable table, GivenParameters given, ColumnNames names) {
        return items(given, RowParameters.SORT, item -> {
            boolean descending = item.startsWith("-");
            String step = descending || item.startsWith("+") ? item.substring(1) : item;
            String name = names.require(RowParameters.SORT.name(), step);
            requireSingle(RowParameters.SORT, table, name, "rows cannot be ordered by");
            return new SortStep(name, descending);
        });
    }

    /** {@code 类型:20}; a name that is a column as it stands is that column. */
    private static FacetRequest facet(StoredTable table, ColumnNames names, String item) {
        int colon = item.lastIndexOf(':');
        boolean counted = colon > 0
                && FACET_COUNT.matcher(item.substring(colon + 1)).matches()
                && !names.has(ColumnNames.unquoted(item));
        String name = names.require(RowParameters.FACETS.name(), counted ? item.substring(0, colon) : item);
        requireSingle(RowParameters.FACETS, table, name, "there are no values to count of");
        if (name.equals(table.id())) {
            throw Problem.field(RowParameters.FACETS.name(), "the number of a row is the same of no two");
        }
        return new FacetRequest(name, counted ? Integer.parseInt(item.substring(colon + 1)) : FACET_VALUES);
    }

    private static void requireSingle(OperationParameter<?> parameter, StoredTable table, String name, String reason) {
        boolean single = name.equals(table.id())
                || table.findColumn(name)
                        .filter(column -> column.storage() != ColumnStorage.JSON)
                        .isPresent();
        if (!single) {
            throw Problem.field(parameter.name(), reason + " '" + name + "'");
        }
    }
}

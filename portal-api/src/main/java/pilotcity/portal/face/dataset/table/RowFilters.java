package pilotcity.portal.face.dataset.table;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.check.FilterCheck;
import pilotcity.portal.face.shared.parameters.DatetimeParameter;
import pilotcity.portal.face.shared.parameters.SearchParameterDefinitions;
import pilotcity.portal.face.shared.parameters.SearchParameters;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.column.StoredTable;

/** The conditions of a request as one filter. */
final class RowFilters {
    private static final Pattern NUMERAL = Pattern.compile("[+-]?[0-9]{1,40}(\\.[0-9]{1,40})?");

    private RowFilters() {}

    /**
     * All of {@code filter}, {@code bbox}, {@code datetime} and the columns that are to have a value, checked against the
     * table; null where there are none.
     */
    static @Nullable Filter read(AddressedTable table, GivenParameters given, ZoneId zone) {
        StoredTable stored = table.stored();
        List<Filter> all = new ArrayList<>();
        Optional<String> language = SearchParameterDefinitions.FILTER_LANG.find(given.own());
        RowParameters.FILTER
                .find(given.own())
                .map(text -> SearchParameters.condition(text, language))
                .ifPresent(all::add);
        SearchParameterDefinitions.BBOX.find(given.own()).ifPresent(box -> all.add(inBox(stored, box)));
        SearchParameterDefinitions.DATETIME.find(given.own()).ifPresent(when -> all.add(when(stored, when)));
        given.columns().forEach((name, value) -> {
            if (!value.isBlank()) {
                all.add(equal(stored, name, value));
            }
        });
        if (all.isEmpty()) {
            return null;
        }
        Filter filter = all.size() == 1 ? all.getFirst() : new Filter.And(all);
        return FilterCheck.check(
                filter, table.table().kinds(zone), Set.of(table.table().name()));
    }

    private static Filter inBox(StoredTable table, double[] box) {
        if (!table.hasShapes()) {
            throw Problem.field(SearchParameterDefinitions.BBOX.name(), "the rows of this table have no place");
        }
        return SearchParameters.inBox(box, table.geometry());
    }

    private static Filter when(StoredTable table, Filter when) {
        String time = table.time();
        if (time == null) {
            throw Problem.field(SearchParameterDefinitions.DATETIME.name(), "the rows of this table have no time");
        }
        return at(time, when);
    }

    /** The same of the column that has the time. */
    private static Filter at(String column, Filter when) {
        return when instanceof Filter.Temporal temporal
                ? new Filter.Temporal(temporal.operator(), new Expression.Property(column), temporal.right())
                : when;
    }

    private static Filter equal(StoredTable table, String name, String value) {
        StoredColumn column = name.equals(table.id())
                ? table.idColumn()
                : table.findColumn(name)
                        .filter(found -> found.storage() != ColumnStorage.JSON)
                        .orElseThrow(() ->
                                Problem.field(name, "has no single values; ask for it by bbox, or is null by filter"));
        return switch (column.storage()) {
            case DATE, INSTANT -> at(name, moment(name, value));
            case INTEGER, DECIMAL, DOUBLE -> same(name, number(name, value));
            case BOOLEAN -> same(name, truth(name, value));
            default -> same(name, new Expression.Text(value));
        };
    }

    private static Filter same(String name, Expression value) {
        return new Filter.Compare(new Expression.Property(name), Filter.Operator.EQUAL, value);
    }

    private static Filter moment(String name, String value) {
        try {
            return DatetimeParameter.read(value);
        } catch (IllegalArgumentException e) {
            throw Problem.field(name, String.valueOf(e.getMessage()));
        }
    }

    private static Expression number(String name, String value) {
        if (!NUMERAL.matcher(value).matches()) {
            throw Problem.field(name, "holds numbers, and '" + value + "' is none");
        }
        return new Expression.Numeral(new BigDecimal(value));
    }

    private static Expression truth(String name, String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw Problem.field(name, "must be true or false, not '" + value + "'");
        }
        return new Expression.Bool(value.equals("true"));
    }
}

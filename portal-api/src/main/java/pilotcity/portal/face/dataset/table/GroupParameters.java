package pilotcity.portal.face.dataset.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pilotcity.index.search.SortStep;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.table.query.GroupQuery;

/** Reads {@code group=区,month(opened)}, {@code aggregate=count,quantile(days,0.9)} and the order of groups. */
final class GroupParameters {
    private static final Pattern CALL = Pattern.compile("([a-z]+)\\((.*)\\)", Pattern.DOTALL);
    private static final Pattern SHARE = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,20})?|\\.[0-9]{1,20}");

    private final ColumnNames names;

    GroupParameters(ColumnNames names) {
        this.names = names;
    }

    /** A column, or a part of a date; a column that is called like one is the column. */
    GroupQuery.Grouping grouping(String item) {
        String parameter = RowParameters.GROUP.name();
        Matcher call = CALL.matcher(item);
        if (!names.has(ColumnNames.unquoted(item)) && call.matches()) {
            String code = call.group(1);
            GroupQuery.DatePart part = Arrays.stream(GroupQuery.DatePart.values())
                    .filter(each -> each.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> Problem.field(
                            parameter, "no part of a date '" + code + "'; " + known(GroupQuery.DatePart.values())));
            return new GroupQuery.Grouping(
                    names.require(parameter, call.group(2).strip()), part);
        }
        return new GroupQuery.Grouping(names.require(parameter, item), null);
    }

    GroupQuery.Measure measure(String item) {
        String parameter = RowParameters.AGGREGATE.name();
        Matcher call = CALL.matcher(item);
        boolean called = call.matches();
        String code = called ? call.group(1) : item;
        GroupQuery.Function function = Arrays.stream(GroupQuery.Function.values())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() ->
                        Problem.field(parameter, "no function '" + code + "'; " + known(GroupQuery.Function.values())));
        return called ? of(function, call.group(2).strip()) : of(function);
    }

    private static GroupQuery.Measure of(GroupQuery.Function function) {
        if (function != GroupQuery.Function.COUNT) {
            throw Problem.field(
                    RowParameters.AGGREGATE.name(),
                    function.code() + " needs a column, as in " + function.code() + "(column)");
        }
        return new GroupQuery.Measure(function, null, 0);
    }

    private GroupQuery.Measure of(GroupQuery.Function function, String inner) {
        String parameter = RowParameters.AGGREGATE.name();
        if (function != GroupQuery.Function.QUANTILE) {
            return new GroupQuery.Measure(function, names.require(parameter, inner), 0);
        }
        int comma = inner.lastIndexOf(',');
        String share = inner.substring(comma + 1).strip();
        if (comma < 0 || !SHARE.matcher(share).matches()) {
            throw Problem.field(parameter, "a quantile needs a number from 0 to 1, as in quantile(column,0.9)");
        }
        String column = names.require(parameter, inner.substring(0, comma).strip());
        return new GroupQuery.Measure(function, column, Double.parseDouble(share));
    }

    private static String known(Enum<?>[] values) {
        List<String> codes = Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
        return "there are " + String.join(", ", codes);
    }

    /** The name of a grouping or measure, however it is written; whether the groups have it is checked with them. */
    SortStep sort(String item) {
        boolean descending = item.startsWith("-");
        String step = descending || item.startsWith("+") ? item.substring(1) : item;
        return new SortStep(
                name(() -> measure(step).name())
                        .or(() -> name(() -> grouping(step).name()))
                        .orElse(ColumnNames.unquoted(step)),
                descending);
    }

    /** The name, if it can be read. */
    private static Optional<String> name(Supplier<String> reading) {
        try {
            return Optional.of(reading.get());
        } catch (Problem notOne) {
            return Optional.empty();
        }
    }
}

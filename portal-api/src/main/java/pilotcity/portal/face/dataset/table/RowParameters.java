package pilotcity.portal.face.dataset.table;

import java.util.List;
import java.util.stream.Stream;
import pilotcity.portal.face.shared.export.StyleParameters;
import pilotcity.portal.face.shared.parameters.SearchParameterDefinitions;
import pilotcity.portal.kernel.http.operation.OperationParameter;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;

/** What can be asked of the rows of a table, besides columns by their names. */
final class RowParameters {
    static final int MOST_ROWS = 10_000;
    private static final int SOME_ROWS = 100;

    static final OperationParameter<String> Q = OperationParameter.text(
                    "q", "检索词；每个词都须出现在该行的某列中", "Words; each has to stand somewhere in the row")
            .example("智慧城");

    static final OperationParameter<String> FILTER = OperationParameter.text(
                    "filter",
                    "CQL2 条件；列名见表的说明，特殊列名加双引号",
                    "A condition in CQL2 (OGC 21-065r2) on the columns of the table; a name with signs in it stands in"
                            + " quotation marks")
            .example("status = 'announced' AND point_precision_m > 2000");

    static final OperationParameter<String> SELECT = names(
                    "select",
                    "只要这些列，按此顺序；含逗号的列名加双引号",
                    "Only these columns, in this order; a name with a comma stands in quotation marks")
            .example("id,name");

    static final OperationParameter<String> SORT = names(
                    "sort",
                    "排序的列；前加 - 为从大到小；无值的行在最后",
                    "Columns to order by, with - in front for descending; rows without a value come last. Of groups: the"
                            + " names of groupings and measures")
            .example("-point_precision_m,name");

    static final OperationParameter<Integer> LIMIT = OperationParameter.integer(
                    "limit", 1, MOST_ROWS, "每页行数", "How many rows a page has")
            .orElse(SOME_ROWS)
            .example("5");

    static final OperationParameter<String> AFTER =
            OperationParameter.text("after", "从上一页的 next 继续", "Where to read on: next of the page before");

    static final OperationParameter<String> BEFORE =
            OperationParameter.text("before", "往回读：后一页的 prev", "Where to read back from: prev of the page behind");

    static final OperationParameter<Integer> OFFSET = OperationParameter.integer(
                    "offset",
                    0,
                    Integer.MAX_VALUE,
                    "跳过的行数；远处请用 after",
                    "How many rows to pass over; after is faster far down")
            .orElse(0)
            .example("3");

    static final OperationParameter<Boolean> TOTAL = OperationParameter.flag(
                    "total", "是否计总数", "Whether all that match are counted")
            .orElse(true)
            .example("false");

    static final OperationParameter<String> FACETS = names(
                    "facets",
                    "按这些列计数；列:n 为前 n 个值",
                    "Columns to count the values of, each with :n for the n most frequent")
            .example("status,sector:2");

    static final OperationParameter<String> GROUP = names(
                    "group",
                    "分组的列，或日期的 year、quarter、month、week、day，如 month(日期)",
                    "Columns whose values make groups, or a part of a date: year, quarter, month, week or day, as in"
                            + " month(started)")
            .example("status", "year(started),sector");

    static final OperationParameter<String> AGGREGATE = names(
                    "aggregate",
                    "各组的统计：count、count(列)、distinct(列)、sum、mean、min、max、median、quantile(列,0.9)；不写则为 count",
                    "What is told of each group: count, count(column), distinct(column), sum, mean, min, max, median,"
                            + " quantile(column,0.9); count when missing")
            .example("count,sum(point_precision_m)", "quantile(point_precision_m,0.9)");

    /** What says which rows. */
    private static final List<OperationParameter<?>> CONDITIONS = List.of(
            Q,
            FILTER,
            SearchParameterDefinitions.FILTER_LANG,
            SearchParameterDefinitions.BBOX,
            SearchParameterDefinitions.DATETIME);

    static final List<OperationParameter<?>> OF_PAGES = Stream.concat(
                    CONDITIONS.stream(),
                    Stream.<OperationParameter<?>>of(
                            SELECT, SORT, LIMIT, AFTER, BEFORE, OFFSET, TOTAL, FACETS, GROUP, AGGREGATE))
            .toList();

    static final List<OperationParameter<?>> OF_FILES = Stream.of(
                    CONDITIONS.stream(), Stream.<OperationParameter<?>>of(SELECT, SORT), StyleParameters.ALL.stream())
            .<OperationParameter<?>>flatMap(each -> each)
            .toList();

    private RowParameters() {}

    /** Names with commas between them; what they mean depends on the table. */
    private static OperationParameter<String> names(String name, String zh, String en) {
        return OperationParameter.of(
                name, SchemaBuilder.list(SchemaBuilder.text()).put("minItems", 1), text -> text, zh, en);
    }
}

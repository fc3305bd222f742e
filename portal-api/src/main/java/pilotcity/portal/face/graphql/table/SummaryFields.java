package pilotcity.portal.face.graphql.table;

import graphql.Scalars;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLOutputType;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pilotcity.index.search.FacetCount;
import pilotcity.index.search.FacetRequest;
import pilotcity.portal.face.graphql.error.RequestRefusedException;
import pilotcity.portal.face.graphql.filter.ListArguments;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;
import pilotcity.portal.face.graphql.loading.PageWindow;
import pilotcity.portal.face.graphql.type.SchemaDraft;
import pilotcity.portal.face.graphql.type.SchemaField;
import pilotcity.portal.face.graphql.type.SchemaNames;
import pilotcity.portal.face.graphql.type.SchemaTypes;
import pilotcity.portal.face.graphql.type.ValueScalars;
import pilotcity.portal.face.shared.dataset.PublishedTable;
import pilotcity.portal.kernel.table.query.GroupQuery;
import pilotcity.portal.kernel.table.query.GroupedRows;
import pilotcity.portal.kernel.table.query.TablePage;
import pilotcity.portal.kernel.table.query.TableProfile.Bin;
import pilotcity.portal.kernel.table.query.TableProfile.ColumnProfile;
import pilotcity.portal.kernel.table.query.TableQuery;

/** What is told of many rows at once: groups, counts of values, profiles of columns. */
final class SummaryFields {
    private static final GraphQLOutputType TEXT = SchemaTypes.required(Scalars.GraphQLString);
    private static final GraphQLOutputType COUNT = SchemaTypes.required(ValueScalars.LONG);

    private final SchemaDraft draft;
    private final TableArguments arguments;
    private final GraphqlLimits limits;

    SummaryFields(SchemaDraft draft, TableArguments arguments, GraphqlLimits limits) {
        this.draft = draft;
        this.arguments = arguments;
        this.limits = limits;
    }

    private static <T> SchemaField value(
            String name,
            GraphQLOutputType type,
            String en,
            String zh,
            Class<T> of,
            Function<T, @Nullable Object> read) {
        return SchemaField.value(name, type, SchemaNames.text(en, zh), source -> read.apply(of.cast(source)));
    }

    private GraphQLArgument first() {
        return SchemaTypes.argument(
                "first",
                Scalars.GraphQLInt,
                SchemaNames.text("How many", "最多几个") + "; " + limits.pageSize() + " unless told, at most "
                        + limits.maxPageSize());
    }

    SchemaField groups() {
        draft.object(
                "TableGroups",
                SchemaNames.text("Groups of rows", "分组结果"),
                List.of(
                        value(
                                "totalCount",
                                COUNT,
                                "How many groups there are in all",
                                "组数",
                                GroupedRows.class,
                                GroupedRows::total),
                        value(
                                "nodes",
                                SchemaTypes.many(SchemaTypes.ref(ValueScalars.JSON.getName())),
                                "Objects with a member for each grouping and measure, such as sum(cost)",
                                "各组，成员名如 sum(cost)",
                                GroupedRows.class,
                                SummaryFields::written)));
        return SchemaField.of(
                "groups",
                SchemaTypes.required(SchemaTypes.ref("TableGroups")),
                SchemaNames.text("Rows counted and measured by groups", "分组汇总"),
                groupArguments(),
                this::group);
    }

    private List<GraphQLArgument> groupArguments() {
        List<GraphQLArgument> all = new ArrayList<>(TableFields.conditions());
        all.add(SchemaTypes.argument(
                "by",
                SchemaTypes.listOf(SchemaTypes.ref(TableInputs.GROUPING)),
                SchemaNames.text("What makes a group; one group of all rows unless told", "分组依据")));
        all.add(SchemaTypes.argument(
                "aggregate",
                SchemaTypes.listOf(SchemaTypes.ref(TableInputs.MEASURE)),
                SchemaNames.text("What is told of each group; COUNT unless told", "汇总；默认 COUNT")));
        all.add(SchemaTypes.argument(
                "orderBy",
                SchemaTypes.listOf(SchemaTypes.ref(TableInputs.ORDER)),
                SchemaNames.text("The order; by the groups unless told", "排序；默认按组")));
        all.add(first());
        all.add(SchemaTypes.argument(
                "offset", Scalars.GraphQLInt, SchemaNames.text("How many groups are passed over", "跳过几组")));
        return all;
    }

    /** Days and moments as rows show them. */
    private static List<Map<String, @Nullable Object>> written(GroupedRows found) {
        return found.groups().stream().map(SummaryFields::written).toList();
    }

    private static Map<String, @Nullable Object> written(Map<String, @Nullable Object> group) {
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        group.forEach((name, value) -> written.put(name, value instanceof Temporal time ? time.toString() : value));
        return written;
    }

    private GroupedRows group(DataFetchingEnvironment environment) {
        PublishedTable table = TableFields.source(environment);
        Map<String, @Nullable Object> given = TableFields.arguments(environment);
        List<GroupQuery.Measure> measures = TableArguments.objects(given.get("aggregate")).stream()
                .map(SummaryFields::measure)
                .toList();
        GroupQuery query = new GroupQuery(
                TableArguments.objects(given.get("by")).stream()
                        .map(by -> new GroupQuery.Grouping(
                                String.valueOf(by.get("column")), (GroupQuery.DatePart) by.get("part")))
                        .toList(),
                measures.isEmpty() ? List.of(new GroupQuery.Measure(GroupQuery.Function.COUNT, null, 0)) : measures,
                TableArguments.text(given),
                arguments.filter(table, given),
                TableArguments.order(given),
                PageWindow.size("first", (Integer) given.get("first"), limits),
                TableArguments.offset(given));
        return TableReads.read(environment, (engine, control) -> engine.group(table.stored(), query, control));
    }

    private static GroupQuery.Measure measure(Map<String, @Nullable Object> input) {
        GroupQuery.Function function = (GroupQuery.Function) Objects.requireNonNull(input.get("function"), "function");
        String column = (String) input.get("column");
        Double quantile = (Double) input.get("quantile");
        if (column == null && function != GroupQuery.Function.COUNT) {
            throw RequestRefusedException.argument("aggregate", function + " needs a column");
        }
        if (function == GroupQuery.Function.QUANTILE && (quantile == null || quantile < 0 || quantile > 1)) {
            throw RequestRefusedException.argument("aggregate", "QUANTILE needs a quantile from 0 to 1");
        }
        return new GroupQuery.Measure(function, column, quantile == null ? 0 : quantile);
    }

    /** The counts of one column. */
    private record Facet(String column, List<FacetCount> values) {}

    SchemaField facets() {
        draft.object(
                "TableValueCount",
                SchemaNames.text("How often a value occurs", "值及其次数"),
                List.of(
                        value("value", TEXT, "The value as text", "值", FacetCount.class, FacetCount::value),
                        value("count", COUNT, "How often", "次数", FacetCount.class, FacetCount::count)));
        draft.object(
                "TableFacet",
                SchemaNames.text("The values of a column, counted", "一列各值的次数"),
                List.of(
                        value("column", TEXT, "The column", "列", Facet.class, Facet::column),
                        value(
                                "values",
                                SchemaTypes.many(SchemaTypes.ref("TableValueCount")),
                                "Most frequent first",
                                "多者在前",
                                Facet.class,
                                Facet::values)));
        List<GraphQLArgument> all = new ArrayList<>(TableFields.conditions());
        all.add(SchemaTypes.argument(
                "columns",
                SchemaTypes.required(SchemaTypes.listOf(Scalars.GraphQLString)),
                SchemaNames.text("The columns", "各列")));
        all.add(first());
        return SchemaField.of(
                "facets",
                SchemaTypes.many(SchemaTypes.ref("TableFacet")),
                SchemaNames.text("How often each value of some columns occurs", "各列各值的次数"),
                all,
                this::count);
    }

    private List<Facet> count(DataFetchingEnvironment environment) {
        PublishedTable table = TableFields.source(environment);
        Map<String, @Nullable Object> given = TableFields.arguments(environment);
        int size = PageWindow.size("first", (Integer) given.get("first"), limits);
        List<String> columns = ListArguments.strings(given.get("columns"));
        if (columns.size() > limits.listItems()) {
            throw RequestRefusedException.argument("columns", "at most " + limits.listItems() + " columns at once");
        }
        TableQuery query = TableQuery.ALL
                .withText(TableArguments.text(given))
                .withFilter(arguments.filter(table, given))
                .withPage(0, null, null)
                .withTotal(false)
                .withFacets(columns.stream()
                        .map(column -> new FacetRequest(column, size))
                        .toList());
        TablePage page =
                TableReads.read(environment, (engine, control) -> engine.search(table.stored(), query, control));
        return columns.stream()
                .distinct()
                .map(column -> new Facet(column, page.facets().getOrDefault(column, List.of())))
                .toList();
    }

    SchemaField profile() {
        draft.object(
                "TableBin",
                SchemaNames.text("A stretch of values, counted", "一段取值"),
                List.of(
                        value("from", TEXT, "Its lower bound", "下界", Bin.class, Bin::from),
                        value("to", TEXT, "Its upper bound, which the last bin has in it", "上界", Bin.class, Bin::to),
                        value("count", COUNT, "How many values", "个数", Bin.class, Bin::count)));
        addColumnProfile();
        return SchemaField.of(
                "profile",
                SchemaTypes.many(SchemaTypes.ref("TableColumnProfile")),
                SchemaNames.text("What stands in each column", "各列概况"),
                environment -> {
                    PublishedTable table = TableFields.source(environment);
                    return TableReads.read(environment, (engine, control) -> engine.profile(table.stored(), control))
                            .columns();
                });
    }

    private void addColumnProfile() {
        draft.object(
                "TableColumnProfile",
                SchemaNames.text("What stands in a column", "一列的概况"),
                List.of(
                        of("name", TEXT, "The column", "列", ColumnProfile::name),
                        of("missing", COUNT, "Rows without a value", "缺值行数", ColumnProfile::missing),
                        of("distinct", COUNT, "How many different values", "不同值个数", ColumnProfile::distinct),
                        of(
                                "exact",
                                SchemaTypes.required(Scalars.GraphQLBoolean),
                                "Whether they were counted; otherwise estimated",
                                "是否精确",
                                ColumnProfile::exact),
                        of("minimum", Scalars.GraphQLString, "The smallest value", "最小值", ColumnProfile::minimum),
                        of("maximum", Scalars.GraphQLString, "The largest value", "最大值", ColumnProfile::maximum),
                        of("mean", Scalars.GraphQLFloat, "The mean of numbers", "平均值", ColumnProfile::mean),
                        of(
                                "quartiles",
                                SchemaTypes.many(Scalars.GraphQLFloat),
                                "The quartiles of numbers",
                                "四分位数",
                                ColumnProfile::quartiles),
                        of(
                                "histogram",
                                SchemaTypes.many(SchemaTypes.ref("TableBin")),
                                "Bins of equal width",
                                "直方图",
                                ColumnProfile::histogram),
                        of(
                                "frequent",
                                SchemaTypes.many(SchemaTypes.ref("TableValueCount")),
                                "The most frequent values",
                                "最常见的值",
                                ColumnProfile::frequent)));
    }

    private static SchemaField of(
            String name, GraphQLOutputType type, String en, String zh, Function<ColumnProfile, @Nullable Object> read) {
        return value(name, type, en, zh, ColumnProfile.class, read);
    }
}

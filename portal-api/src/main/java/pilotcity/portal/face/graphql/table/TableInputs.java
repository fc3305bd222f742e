package pilotcity.portal.face.graphql.table;

import graphql.Scalars;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import pilotcity.portal.face.graphql.type.SchemaDraft;
import pilotcity.portal.face.graphql.type.SchemaNames;
import pilotcity.portal.face.graphql.type.SchemaTypes;
import pilotcity.portal.face.graphql.type.ValueScalars;
import pilotcity.portal.kernel.table.query.GroupQuery;

/** The input types of tables. */
final class TableInputs {
    static final String FILTER = "TableRowFilter";
    static final String ORDER = "TableRowOrder";
    static final String GROUPING = "TableGrouping";
    static final String MEASURE = "TableMeasure";

    private static final String PART = "TableDatePart";
    private static final String FUNCTION = "TableFunction";

    /** What a value of a column is compared by. */
    private static final Map<String, String> COMPARISONS = Map.of(
            "eq",
            "Equal to",
            "ne",
            "Other than",
            "lt",
            "Less than",
            "lte",
            "At most",
            "gt",
            "Greater than",
            "gte",
            "At least");

    private TableInputs() {}

    static void add(SchemaDraft draft) {
        draft.add(filter());
        draft.add(GraphQLInputObjectType.newInputObject()
                .name(ORDER)
                .description(SchemaNames.text("One step of an order", "排序步骤"))
                .field(SchemaTypes.input(
                        "column",
                        SchemaTypes.required(Scalars.GraphQLString),
                        SchemaNames.text(
                                "A column; of groups, a column or measure as the answer calls it", "列，或分组结果中的名称")))
                .field(SchemaTypes.input(
                        "direction",
                        SchemaTypes.ref("Direction"),
                        SchemaNames.text("Ascending unless told", "方向，默认升序")))
                .build());
        addGroups(draft);
    }

    private static GraphQLInputObjectType filter() {
        GraphQLInputType json = SchemaTypes.ref(ValueScalars.JSON.getName());
        GraphQLInputObjectType.Builder filter = GraphQLInputObjectType.newInputObject()
                .name(FILTER)
                .description(SchemaNames.text(
                        "Conditions on a row; all of them hold. null is no condition: isNull asks for missing values",
                        "行的条件，须同时成立。null 不算条件，查空值请用 isNull"))
                .field(SchemaTypes.input(
                        "column",
                        Scalars.GraphQLString,
                        SchemaNames.text("The column that the comparisons beside it are about", "所比较的列")));
        COMPARISONS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each ->
                        filter.field(SchemaTypes.input(each.getKey(), json, SchemaNames.text(each.getValue(), "比较"))));
        GraphQLInputType inner = SchemaTypes.ref(FILTER);
        return filter.field(SchemaTypes.input("in", SchemaTypes.listOf(json), SchemaNames.text("One of these", "其中之一")))
                .field(SchemaTypes.input(
                        "like",
                        Scalars.GraphQLString,
                        SchemaNames.text("A pattern with % for any text and _ for one character", "通配")))
                .field(SchemaTypes.input(
                        "isNull", Scalars.GraphQLBoolean, SchemaNames.text("Whether there is no value", "是否为空")))
                .field(SchemaTypes.input(
                        "bbox",
                        SchemaTypes.listOf(Scalars.GraphQLFloat),
                        SchemaNames.text("Rows that touch west, south, east, north", "与范围相交")))
                .field(SchemaTypes.input("and", SchemaTypes.listOf(inner), SchemaNames.text("All of these", "且")))
                .field(SchemaTypes.input("or", SchemaTypes.listOf(inner), SchemaNames.text("Some of these", "或")))
                .field(SchemaTypes.input("not", inner, SchemaNames.text("Not this", "非")))
                .build();
    }

    private static void addGroups(SchemaDraft draft) {
        draft.add(constants(PART, "A stretch of the calendar", "日历时段", List.of(GroupQuery.DatePart.values())));
        draft.add(constants(
                FUNCTION, "What is told of the values of a group", "汇总方式", List.of(GroupQuery.Function.values())));
        draft.add(GraphQLInputObjectType.newInputObject()
                .name(GROUPING)
                .description(SchemaNames.text("What makes a group", "分组依据"))
                .field(SchemaTypes.input(
                        "column",
                        SchemaTypes.required(Scalars.GraphQLString),
                        SchemaNames.text("A column whose values are the groups", "分组的列")))
                .field(SchemaTypes.input(
                        "part",
                        SchemaTypes.ref(PART),
                        SchemaNames.text("The part of a day or moment that is the group instead", "日期的哪一部分")))
                .build());
        draft.add(GraphQLInputObjectType.newInputObject()
                .name(MEASURE)
                .description(SchemaNames.text("Something told of each group", "汇总"))
                .field(SchemaTypes.input(
                        "function", SchemaTypes.required(SchemaTypes.ref(FUNCTION)), SchemaNames.text("Which", "方式")))
                .field(SchemaTypes.input(
                        "column",
                        Scalars.GraphQLString,
                        SchemaNames.text("Of which column; COUNT alone can do without", "哪一列；仅 COUNT 可省略")))
                .field(SchemaTypes.input(
                        "quantile",
                        Scalars.GraphQLFloat,
                        SchemaNames.text("From 0 to 1, for QUANTILE", "分位，0 至 1，用于 QUANTILE")))
                .build());
    }

    private static GraphQLEnumType constants(String name, String en, String zh, List<? extends Enum<?>> values) {
        GraphQLEnumType.Builder type = GraphQLEnumType.newEnum().name(name).description(SchemaNames.text(en, zh));
        values.forEach(value -> type.value(value.name(), value, value.name().toLowerCase(Locale.ROOT)));
        return type.build();
    }
}

package pilotcity.portal.face.graphql.filter;

import graphql.Scalars;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLScalarType;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.portal.face.graphql.type.SchemaDraft;
import pilotcity.portal.face.graphql.type.SchemaNames;
import pilotcity.portal.face.graphql.type.SchemaTypes;
import pilotcity.portal.face.graphql.type.ValueScalars;

/** The inputs by which lists are filtered: one for each kind, and one for each sort of value. */
public final class FilterTypes {
    public static final String SUFFIX = "Filter";
    public static final String NEAR = "NearInput";
    private static final String GEOMETRY = "GeometryFilter";
    private static final String NULL_MEANS = " Members are joined by AND; one that is null is no condition.";

    private final SchemaDraft draft;

    public FilterTypes(SchemaDraft draft) {
        this.draft = draft;
    }

    public static void addShared(SchemaDraft draft) {
        draft.add(input(NEAR, SchemaNames.text("A point to measure from", "附近"))
                .field(SchemaTypes.input(
                        "lon",
                        SchemaTypes.required(Scalars.GraphQLFloat),
                        SchemaNames.text("Degrees east, WGS84", "经度")))
                .field(SchemaTypes.input(
                        "lat",
                        SchemaTypes.required(Scalars.GraphQLFloat),
                        SchemaNames.text("Degrees north, WGS84", "纬度")))
                .field(SchemaTypes.input(
                        "radius",
                        Scalars.GraphQLFloat,
                        SchemaNames.text("Metres that an item may be away; any distance when left out", "半径")))
                .build());
        draft.add(input(
                        "DateTimeRange",
                        SchemaNames.text("From one point in time to another; either may be left open", "时间范围"))
                .field(SchemaTypes.input("from", ValueScalars.DATE_TIME, SchemaNames.text("The first", "起")))
                .field(SchemaTypes.input(
                        "fromDay",
                        ValueScalars.DATE,
                        SchemaNames.text("The first day, which begins where the item is", "起始日")))
                .field(SchemaTypes.input("to", ValueScalars.DATE_TIME, SchemaNames.text("The last", "止")))
                .field(SchemaTypes.input(
                        "toDay",
                        ValueScalars.DATE,
                        SchemaNames.text("The last day, which ends where the item is", "截止日")))
                .build());
    }

    public void add(Kind<?> kind) {
        String name = SchemaNames.type(kind) + SUFFIX;
        String title = SchemaNames.text(
                "Conditions on " + kind.pluralTitle().en(), kind.pluralTitle().zh() + "的过滤条件");
        GraphQLInputObjectType.Builder type = input(name, title + "." + NULL_MEANS)
                .field(SchemaTypes.input(
                        "and",
                        SchemaTypes.listOf(SchemaTypes.ref(name)),
                        SchemaNames.text("All of these are true", "且")))
                .field(SchemaTypes.input(
                        "or",
                        SchemaTypes.listOf(SchemaTypes.ref(name)),
                        SchemaNames.text("At least one of these is true", "或")))
                .field(SchemaTypes.input(
                        "not",
                        SchemaTypes.ref(name),
                        SchemaNames.text("This is false; where a value is missing it is neither true nor false", "非")))
                .field(SchemaTypes.input(
                        "cql2", Scalars.GraphQLString, SchemaNames.text("A condition in OGC CQL2 text", "CQL2 条件")))
                .field(SchemaTypes.input("key", SchemaTypes.ref(ofValue(Scalars.GraphQLString)), SchemaNames.KEY));
        kind.fields().values().stream()
                .filter(Field::queryable)
                .forEach(
                        field -> type.field(SchemaTypes.input(field.name(), ofField(field), SchemaNames.describe(field))
                                .transform(input -> input.deprecate(field.deprecated()))));
        draft.add(type.build());
    }

    private GraphQLInputType ofField(Field<?> field) {
        if (field.type() == FieldType.GEOMETRY) {
            draft.addIfAbsent(GEOMETRY, FilterTypes::geometry);
            return SchemaTypes.ref(GEOMETRY);
        }
        GraphQLScalarType scalar =
                field.type() == FieldType.REFERENCE ? Scalars.GraphQLString : SchemaTypes.scalar(field);
        return SchemaTypes.ref(field.list() ? ofList(scalar) : ofValue(scalar));
    }

    private String ofValue(GraphQLScalarType scalar) {
        String name = scalar.getName() + SUFFIX;
        draft.addIfAbsent(name, () -> value(name, scalar));
        return name;
    }

    private String ofList(GraphQLScalarType scalar) {
        String name = scalar.getName() + "ListFilter";
        draft.addIfAbsent(
                name,
                () -> withNull(input(
                                        name,
                                        SchemaNames.text("Conditions on a list of values", "列表条件") + "." + NULL_MEANS)
                                .field(SchemaTypes.input(
                                        "contains", scalar, SchemaNames.text("The list has this value", "包含")))
                                .field(SchemaTypes.input(
                                        "containsAny",
                                        SchemaTypes.listOf(scalar),
                                        SchemaNames.text("The list has at least one of these", "包含任一")))
                                .field(SchemaTypes.input(
                                        "containsAll",
                                        SchemaTypes.listOf(scalar),
                                        SchemaNames.text("The list has all of these", "包含全部"))))
                        .build());
        return name;
    }

    private static GraphQLInputObjectType value(String name, GraphQLScalarType scalar) {
        GraphQLInputObjectType.Builder type = input(
                        name, SchemaNames.text("Conditions on a value", "条件") + "." + NULL_MEANS)
                .field(SchemaTypes.input("eq", scalar, SchemaNames.text("Equal to", "等于")))
                .field(SchemaTypes.input("ne", scalar, SchemaNames.text("Not equal to", "不等于")))
                .field(SchemaTypes.input(
                        "in", SchemaTypes.listOf(scalar), SchemaNames.text("Equal to one of these", "属于")));
        if (!scalar.equals(Scalars.GraphQLBoolean)) {
            type.field(SchemaTypes.input("lt", scalar, SchemaNames.text("Less than", "小于")))
                    .field(SchemaTypes.input("lte", scalar, SchemaNames.text("Less than or equal to", "小于等于")))
                    .field(SchemaTypes.input("gt", scalar, SchemaNames.text("Greater than", "大于")))
                    .field(SchemaTypes.input("gte", scalar, SchemaNames.text("Greater than or equal to", "大于等于")));
        }
        if (scalar.equals(ValueScalars.DATE_TIME)) {
            type.field(SchemaTypes.input(
                    "on",
                    ValueScalars.DATE,
                    SchemaNames.text("On this day, which begins and ends where the item is", "在这一天")));
        }
        if (scalar.equals(Scalars.GraphQLString)) {
            type.field(SchemaTypes.input(
                            "like",
                            scalar,
                            SchemaNames.text(
                                    "Like this pattern: % for any run, _ for one character, \\ before either for"
                                            + " itself",
                                    "匹配")))
                    .field(SchemaTypes.input("startsWith", scalar, SchemaNames.text("Begins with", "开头为")));
        }
        return withNull(type).build();
    }

    private static GraphQLInputObjectType geometry() {
        return withNull(input(GEOMETRY, SchemaNames.text("Conditions on a geometry", "空间条件") + "." + NULL_MEANS)
                        .field(SchemaTypes.input(
                                "bbox",
                                SchemaTypes.listOf(Scalars.GraphQLFloat),
                                SchemaNames.text(
                                        "Touches this box: [west, south, east, north] in degrees; west greater than"
                                                + " east crosses the antimeridian",
                                        "范围")))
                        .field(SchemaTypes.input(
                                "within", ValueScalars.GEO_JSON, SchemaNames.text("Lies within this", "位于")))
                        .field(SchemaTypes.input(
                                "intersects",
                                ValueScalars.GEO_JSON,
                                SchemaNames.text("Has a point in common with this", "相交")))
                        .field(SchemaTypes.input(
                                "contains", ValueScalars.GEO_JSON, SchemaNames.text("Has all of this inside", "包含"))))
                .build();
    }

    private static GraphQLInputObjectType.Builder withNull(GraphQLInputObjectType.Builder type) {
        return type.field(SchemaTypes.input(
                "isNull", Scalars.GraphQLBoolean, SchemaNames.text("Whether there is no value", "为空")));
    }

    public static GraphQLInputObjectType.Builder input(String name, String description) {
        return GraphQLInputObjectType.newInputObject().name(name).description(description);
    }
}

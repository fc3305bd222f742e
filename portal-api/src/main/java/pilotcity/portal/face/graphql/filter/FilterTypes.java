package pilotcity.portal.face.graphql.filter;

import graphql.Scalars;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLScalarType;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.portal.face.graphql.type.Draft;
import pilotcity.portal.face.graphql.type.Names;
import pilotcity.portal.face.graphql.type.Types;
import pilotcity.portal.face.graphql.type.ValueScalars;

/** The inputs by which lists are filtered: one for each kind, and one for each sort of value. */
public final class FilterTypes {
    public static final String SUFFIX = "Filter";
    public static final String NEAR = "NearInput";
    private static final String GEOMETRY = "GeometryFilter";
    private static final String NULL_MEANS = " Members are joined by AND; one that is null is no condition.";

    private final Draft draft;

    public FilterTypes(Draft draft) {
        this.draft = draft;
    }

    public static void addShared(Draft draft) {
        draft.add(input(NEAR, Names.text("A point to measure from", "附近"))
                .field(Types.input(
                        "lon", Types.required(Scalars.GraphQLFloat), Names.text("Degrees east, WGS84", "经度")))
                .field(Types.input(
                        "lat", Types.required(Scalars.GraphQLFloat), Names.text("Degrees north, WGS84", "纬度")))
                .field(Types.input(
                        "radius",
                        Scalars.GraphQLFloat,
                        Names.text("Metres that an item may be away; any distance when left out", "半径")))
                .build());
        draft.add(input(
                        "DateTimeRange",
                        Names.text("From one point in time to another; either may be left open", "时间范围"))
                .field(Types.input("from", ValueScalars.DATE_TIME, Names.text("The first", "起")))
                .field(Types.input(
                        "fromDay",
                        ValueScalars.DATE,
                        Names.text("The first day, which begins where the item is", "起始日")))
                .field(Types.input("to", ValueScalars.DATE_TIME, Names.text("The last", "止")))
                .field(Types.input(
                        "toDay", ValueScalars.DATE, Names.text("The last day, which ends where the item is", "截止日")))
                .build());
    }

    public void add(Kind<?> kind) {
        String name = Names.type(kind) + SUFFIX;
        String title = Names.text(
                "Conditions on " + kind.pluralTitle().en(), kind.pluralTitle().zh() + "的过滤条件");
        GraphQLInputObjectType.Builder type = input(name, title + "." + NULL_MEANS)
                .field(Types.input("and", Types.listOf(Types.ref(name)), Names.text("All of these are true", "且")))
                .field(Types.input(
                        "or", Types.listOf(Types.ref(name)), Names.text("At least one of these is true", "或")))
                .field(Types.input(
                        "not",
                        Types.ref(name),
                        Names.text("This is false; where a value is missing it is neither true nor false", "非")))
                .field(Types.input(
                        "cql2", Scalars.GraphQLString, Names.text("A condition in OGC CQL2 text", "CQL2 条件")))
                .field(Types.input("key", Types.ref(ofValue(Scalars.GraphQLString)), Names.KEY));
        kind.fields().values().stream()
                .filter(Field::queryable)
                .forEach(field -> type.field(Types.input(field.name(), ofField(field), Names.describe(field))
                        .transform(input -> input.deprecate(field.deprecated()))));
        draft.add(type.build());
    }

    private GraphQLInputType ofField(Field<?> field) {
        if (field.type() == FieldType.GEOMETRY) {
            draft.addIfAbsent(GEOMETRY, FilterTypes::geometry);
            return Types.ref(GEOMETRY);
        }
        GraphQLScalarType scalar = field.type() == FieldType.REFERENCE ? Scalars.GraphQLString : Types.scalar(field);
        return Types.ref(field.list() ? ofList(scalar) : ofValue(scalar));
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
                () -> withNull(input(name, Names.text("Conditions on a list of values", "列表条件") + "." + NULL_MEANS)
                                .field(Types.input("contains", scalar, Names.text("The list has this value", "包含")))
                                .field(Types.input(
                                        "containsAny",
                                        Types.listOf(scalar),
                                        Names.text("The list has at least one of these", "包含任一")))
                                .field(Types.input(
                                        "containsAll",
                                        Types.listOf(scalar),
                                        Names.text("The list has all of these", "包含全部"))))
                        .build());
        return name;
    }

    private static GraphQLInputObjectType value(String name, GraphQLScalarType scalar) {
        GraphQLInputObjectType.Builder type = input(name, Names.text("Conditions on a value", "条件") + "." + NULL_MEANS)
                .field(Types.input("eq", scalar, Names.text("Equal to", "等于")))
                .field(Types.input("ne", scalar, Names.text("Not equal to", "不等于")))
                .field(Types.input("in", Types.listOf(scalar), Names.text("Equal to one of these", "属于")));
        if (!scalar.equals(Scalars.GraphQLBoolean)) {
            type.field(Types.input("lt", scalar, Names.text("Less than", "小于")))
                    .field(Types.input("lte", scalar, Names.text("Less than or equal to", "小于等于")))
                    .field(Types.input("gt", scalar, Names.text("Greater than", "大于")))
                    .field(Types.input("gte", scalar, Names.text("Greater than or equal to", "大于等于")));
        }
        if (scalar.equals(ValueScalars.DATE_TIME)) {
            type.field(Types.input(
                    "on",
                    ValueScalars.DATE,
                    Names.text("On this day, which begins and ends where the item is", "在这一天")));
        }
        if (scalar.equals(Scalars.GraphQLString)) {
            type.field(Types.input(
                            "like",
                            scalar,
                            Names.text(
                                    "Like this pattern: % for any run, _ for one character, \\ before either for"
                                            + " itself",
                                    "匹配")))
                    .field(Types.input("startsWith", scalar, Names.text("Begins with", "开头为")));
        }
        return withNull(type).build();
    }

    private static GraphQLInputObjectType geometry() {
        return withNull(input(GEOMETRY, Names.text("Conditions on a geometry", "空间条件") + "." + NULL_MEANS)
                        .field(Types.input(
                                "bbox",
                                Types.listOf(Scalars.GraphQLFloat),
                                Names.text(
                                        "Touches this box: [west, south, east, north] in degrees; west greater than"
                                                + " east crosses the antimeridian",
                                        "范围")))
                        .field(Types.input("within", ValueScalars.GEO_JSON, Names.text("Lies within this", "位于")))
                        .field(Types.input(
                                "intersects",
                                ValueScalars.GEO_JSON,
                                Names.text("Has a point in common with this", "相交")))
                        .field(Types.input(
                                "contains", ValueScalars.GEO_JSON, Names.text("Has all of this inside", "包含"))))
                .build();
    }

    private static GraphQLInputObjectType.Builder withNull(GraphQLInputObjectType.Builder type) {
        return type.field(Types.input("isNull", Scalars.GraphQLBoolean, Names.text("Whether there is no value", "为空")));
    }

    public static GraphQLInputObjectType.Builder input(String name, String description) {
        return GraphQLInputObjectType.newInputObject().name(name).description(description);
    }
}

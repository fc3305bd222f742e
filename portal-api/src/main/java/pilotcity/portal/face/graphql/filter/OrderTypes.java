package pilotcity.portal.face.graphql.filter;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;
import pilotcity.index.search.SortStep;
import pilotcity.portal.face.graphql.error.RequestRefusedException;
import pilotcity.portal.face.graphql.type.SchemaDraft;
import pilotcity.portal.face.graphql.type.SchemaNames;
import pilotcity.portal.face.graphql.type.SchemaTypes;

/** The inputs by which lists are ordered, and how they are read. */
public final class OrderTypes {
    public static final String SUFFIX = "Order";
    private static final String DIRECTION = "Direction";
    private static final String ID = "id";
    private static final int MOST = 5;

    private OrderTypes() {}

    public static void addShared(SchemaDraft draft) {
        draft.add(GraphQLEnumType.newEnum()
                .name(DIRECTION)
                .description(
                        SchemaNames.text("The direction of an order; what has no value comes last in both", "排序方向"))
                .value("ASC", false, SchemaNames.text("Smallest first", "升序"))
                .value("DESC", true, SchemaNames.text("Largest first", "降序"))
                .build());
    }

    public static void add(SchemaDraft draft, Kind<?> kind) {
        String name = SchemaNames.type(kind) + SUFFIX;
        draft.add(fields(kind, name));
        draft.add(GraphQLInputObjectType.newInputObject()
                .name(name)
                .description(SchemaNames.text("One step of an order", "排序步骤"))
                .field(SchemaTypes.input(
                        "field",
                        SchemaTypes.required(SchemaTypes.ref(name + "Field")),
                        SchemaNames.text("What to order by", "排序字段")))
                .field(SchemaTypes.input(
                        "direction",
                        SchemaTypes.ref(DIRECTION),
                        SchemaNames.text("Ascending unless told; SCORE descends unless told", "方向")))
                .build());
    }

    private static GraphQLEnumType fields(Kind<?> kind, String name) {
        GraphQLEnumType.Builder fields = GraphQLEnumType.newEnum()
                .name(name + "Field")
                .description(SchemaNames.text("What a list can be ordered by", "可排序字段"))
                .value("ID", ID, SchemaNames.KEY)
                .value("SCORE", SortStep.SCORE, SchemaNames.text("How well the words of q match", "相关度"));
        if (kind.hasGeometry()) {
            fields.value("DISTANCE", SortStep.DISTANCE, SchemaNames.text("The distance to near, nearest first", "距离"));
        }
        kind.fields().values().stream()
                .filter(Field::sortable)
                .forEach(field -> fields.value(
                        SchemaNames.constant(field.name()),
                        field.name(),
                        SchemaNames.describe(field),
                        field.deprecated()));
        return fields.build();
    }

    /** The order asked for, made total by the id; empty when none was. */
    public static List<SortStep> read(@Nullable List<Map<String, @Nullable Object>> steps) {
        if (steps == null || steps.isEmpty()) {
            return List.of();
        }
        if (steps.size() > MOST) {
            throw RequestRefusedException.argument("orderBy", "orderBy has at most " + MOST + " steps");
        }
        List<SortStep> order = new ArrayList<>();
        for (Map<String, @Nullable Object> step : steps) {
            String field = String.valueOf(step.get("field"));
            Boolean descending = (Boolean) step.get("direction");
            order.add(new SortStep(field, descending == null ? field.equals(SortStep.SCORE) : descending));
        }
        if (order.stream().noneMatch(sort -> sort.field().equals(ID))) {
            order.add(new SortStep(ID, false));
        }
        return order;
    }
}

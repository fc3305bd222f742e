package pilotcity.portal.face.graphql.filter;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;
import pilotcity.index.search.Sort;
import pilotcity.portal.face.graphql.error.Refusal;
import pilotcity.portal.face.graphql.type.Draft;
import pilotcity.portal.face.graphql.type.Names;
import pilotcity.portal.face.graphql.type.Types;

/** The inputs by which lists are ordered, and how they are read. */
public final class OrderTypes {
    public static final String SUFFIX = "Order";
    private static final String DIRECTION = "Direction";
    private static final String ID = "id";
    private static final int MOST = 5;

    private OrderTypes() {}

    public static void addShared(Draft draft) {
        draft.add(GraphQLEnumType.newEnum()
                .name(DIRECTION)
                .description(Names.text("The direction of an order; what has no value comes last in both", "排序方向"))
                .value("ASC", false, Names.text("Smallest first", "升序"))
                .value("DESC", true, Names.text("Largest first", "降序"))
                .build());
    }

    public static void add(Draft draft, Kind<?> kind) {
        String name = Names.type(kind) + SUFFIX;
        draft.add(fields(kind, name));
        draft.add(GraphQLInputObjectType.newInputObject()
                .name(name)
                .description(Names.text("One step of an order", "排序步骤"))
                .field(Types.input(
                        "field", Types.required(Types.ref(name + "Field")), Names.text("What to order by", "排序字段")))
                .field(Types.input(
                        "direction",
                        Types.ref(DIRECTION),
                        Names.text("Ascending unless told; SCORE descends unless told", "方向")))
                .build());
    }

    private static GraphQLEnumType fields(Kind<?> kind, String name) {
        GraphQLEnumType.Builder fields = GraphQLEnumType.newEnum()
                .name(name + "Field")
                .description(Names.text("What a list can be ordered by", "可排序字段"))
                .value("ID", ID, Names.KEY)
                .value("SCORE", Sort.SCORE, Names.text("How well the words of q match", "相关度"));
        if (kind.hasGeometry()) {
            fields.value("DISTANCE", Sort.DISTANCE, Names.text("The distance to near, nearest first", "距离"));
        }
        kind.fields().values().stream()
                .filter(Field::sortable)
                .forEach(field -> fields.value(
                        Names.constant(field.name()), field.name(), Names.describe(field), field.deprecated()));
        return fields.build();
    }

    /** The order asked for, made total by the id; empty when none was. */
    public static List<Sort> read(@Nullable List<Map<String, @Nullable Object>> steps) {
        if (steps == null || steps.isEmpty()) {
            return List.of();
        }
        if (steps.size() > MOST) {
            throw Refusal.argument("orderBy", "orderBy has at most " + MOST + " steps");
        }
        List<Sort> order = new ArrayList<>();
        for (Map<String, @Nullable Object> step : steps) {
            String field = String.valueOf(step.get("field"));
            Boolean descending = (Boolean) step.get("direction");
            order.add(new Sort(field, descending == null ? field.equals(Sort.SCORE) : descending));
        }
        if (order.stream().noneMatch(sort -> sort.field().equals(ID))) {
            order.add(new Sort(ID, false));
        }
        return order;
    }
}

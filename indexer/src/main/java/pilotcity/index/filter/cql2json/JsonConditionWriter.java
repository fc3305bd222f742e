package pilotcity.index.filter.cql2json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import pilotcity.index.filter.Cql2Keywords;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.Filter.And;
import pilotcity.index.filter.Filter.Array;
import pilotcity.index.filter.Filter.Between;
import pilotcity.index.filter.Filter.Compare;
import pilotcity.index.filter.Filter.Constant;
import pilotcity.index.filter.Filter.Holds;
import pilotcity.index.filter.Filter.In;
import pilotcity.index.filter.Filter.IsNull;
import pilotcity.index.filter.Filter.Like;
import pilotcity.index.filter.Filter.Not;
import pilotcity.index.filter.Filter.Or;
import pilotcity.index.filter.Filter.Spatial;
import pilotcity.index.filter.Filter.Temporal;

/** Writes conditions as CQL2 JSON. */
final class JsonConditionWriter {
    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonExpressionWriter values = new JsonExpressionWriter(this);

    JsonNode write(Filter filter) {
        return switch (filter) {
            case Constant constant -> NODES.booleanNode(constant.value());
            case Holds holds -> values.write(holds.value());
            case And and -> operation("and", all(and.operands()));
            case Or or -> operation("or", all(or.operands()));
            case Not not -> operation("not", all(List.of(not.operand())));
            case Compare compare -> pair(compare.operator().sign(), compare.left(), compare.right());
            case Like like -> pair("like", like.value(), like.pattern());
            case Between between ->
                operation("between", values.all(List.of(between.value(), between.lower(), between.upper())));
            case In in -> operation("in", List.of(values.write(in.value()), values.array(in.values())));
            case IsNull isNull -> operation("isNull", values.all(List.of(isNull.value())));
            case Spatial relation -> pair(Cql2Keywords.json(relation.operator()), relation.left(), relation.right());
            case Temporal relation -> pair(Cql2Keywords.json(relation.operator()), relation.left(), relation.right());
            case Array relation -> pair(Cql2Keywords.json(relation.operator()), relation.left(), relation.right());
        };
    }

    private List<JsonNode> all(List<Filter> filters) {
        return filters.stream().map(this::write).toList();
    }

    private ObjectNode pair(String op, Expression left, Expression right) {
        return operation(op, values.all(List.of(left, right)));
    }

    static ObjectNode operation(String op, List<JsonNode> args) {
        ObjectNode node = NODES.objectNode().put("op", op);
        node.putArray("args").addAll(args);
        return node;
    }
}

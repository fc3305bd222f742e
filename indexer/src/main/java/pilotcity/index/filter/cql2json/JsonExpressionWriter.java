package pilotcity.index.filter.cql2json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.geojson.GeoJsonWriter;
import pilotcity.index.filter.Cql2Keywords;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Expression.Accenti;
import pilotcity.index.filter.Expression.Arithmetic;
import pilotcity.index.filter.Expression.Bool;
import pilotcity.index.filter.Expression.Box;
import pilotcity.index.filter.Expression.Call;
import pilotcity.index.filter.Expression.Casei;
import pilotcity.index.filter.Expression.Condition;
import pilotcity.index.filter.Expression.Day;
import pilotcity.index.filter.Expression.Interval;
import pilotcity.index.filter.Expression.Items;
import pilotcity.index.filter.Expression.Numeral;
import pilotcity.index.filter.Expression.Property;
import pilotcity.index.filter.Expression.Shape;
import pilotcity.index.filter.Expression.Text;
import pilotcity.index.filter.Expression.Timestamp;

/** Writes values as CQL2 JSON. */
final class JsonExpressionWriter {
    /** As many decimals as a degree in a double can have; the portal's own seven would change a filter. */
    private static final int DECIMALS = 17;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonConditionWriter conditions;

    JsonExpressionWriter(JsonConditionWriter conditions) {
        this.conditions = conditions;
    }

    JsonNode write(Expression value) {
        return switch (value) {
            case Property property -> object().put("property", property.name());
            case Text text -> JsonConditionWriter.NODES.textNode(text.value());
            case Numeral numeral -> JsonConditionWriter.NODES.numberNode(numeral.value());
            case Bool bool -> JsonConditionWriter.NODES.booleanNode(bool.value());
            case Timestamp timestamp ->
                object().put("timestamp", timestamp.value().toString());
            case Day day -> object().put("date", day.value().toString());
            case Interval interval -> interval(interval);
            case Shape shape -> geometry(shape.geometry());
            case Box box -> box(box);
            case Items items -> array(items.items());
            case Casei casei -> JsonConditionWriter.operation("casei", all(List.of(casei.value())));
            case Accenti accenti -> JsonConditionWriter.operation("accenti", all(List.of(accenti.value())));
            case Arithmetic arithmetic ->
                JsonConditionWriter.operation(
                        arithmetic.operator().sign(), all(List.of(arithmetic.left(), arithmetic.right())));
            case Call call -> call(call);
            case Condition condition -> conditions.write(condition.filter());
        };
    }

    /** A function with the name of an operation is distinguished from it by the form that the drafts use. */
    private ObjectNode call(Call call) {
        if (!Cql2Keywords.isOperation(call.name())) {
            return JsonConditionWriter.operation(call.name(), all(call.arguments()));
        }
        ObjectNode node = object();
        node.putObject("function").put("name", call.name()).set("args", array(call.arguments()));
        return node;
    }

    List<JsonNode> all(List<Expression> expressions) {
        return expressions.stream().map(this::write).toList();
    }

    ArrayNode array(List<Expression> expressions) {
        return JsonConditionWriter.NODES.arrayNode().addAll(all(expressions));
    }

    private static ObjectNode object() {
        return JsonConditionWriter.NODES.objectNode();
    }

    private JsonNode interval(Interval interval) {
        ObjectNode node = object();
        node.putArray("interval").add(bound(interval.start())).add(bound(interval.end()));
        return node;
    }

    private JsonNode bound(@Nullable Expression bound) {
        return switch (bound) {
            case null -> JsonConditionWriter.NODES.textNode("..");
            case Day day -> JsonConditionWriter.NODES.textNode(day.value().toString());
            case Timestamp timestamp ->
                JsonConditionWriter.NODES.textNode(timestamp.value().toString());
            default -> write(bound);
        };
    }

    private static JsonNode box(Box box) {
        ObjectNode node = object();
        node.putArray("bbox").add(box.west()).add(box.south()).add(box.east()).add(box.north());
        return node;
    }

    private static JsonNode geometry(Geometry geometry) {
        GeoJsonWriter writer = new GeoJsonWriter(DECIMALS);
        writer.setEncodeCRS(false);
        writer.setForceCCW(false);
        try {
            return JSON.readTree(writer.write(geometry));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

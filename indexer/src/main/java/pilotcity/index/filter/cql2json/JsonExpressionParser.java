package pilotcity.index.filter.cql2json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import pilotcity.index.filter.DecimalArithmetic;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Expression.Accenti;
import pilotcity.index.filter.Expression.Bool;
import pilotcity.index.filter.Expression.Casei;
import pilotcity.index.filter.Expression.Interval;
import pilotcity.index.filter.Expression.Items;
import pilotcity.index.filter.Expression.Numeral;
import pilotcity.index.filter.Expression.Property;
import pilotcity.index.filter.Expression.Text;
import pilotcity.index.filter.FilterException;
import pilotcity.index.filter.LiteralParser;
import pilotcity.index.text.SurrogatePairs;

/** Reads values from JSON. */
final class JsonExpressionParser {
    private final JsonErrorPath path;
    private final JsonConditionParser conditions;
    private final UnaryOperator<Coordinate> toWgs84;

    JsonExpressionParser(JsonErrorPath path, JsonConditionParser conditions, UnaryOperator<Coordinate> toWgs84) {
        this.path = path;
        this.conditions = conditions;
        this.toWgs84 = toWgs84;
    }

    Expression read(JsonNode json) {
        return switch (json.getNodeType()) {
            case STRING -> new Text(whole(json.textValue()));
            case NUMBER -> new Numeral(number(json));
            case BOOLEAN -> new Bool(json.booleanValue());
            case ARRAY -> new Items(list(json));
            case OBJECT -> object(json);
            default -> throw path.error("expected a value, found " + JsonErrorPath.found(json));
        };
    }

    /** JSON can write half of a character, which no document has. */
    private String whole(String text) {
        if (!SurrogatePairs.arePaired(text)) {
            throw path.error("the text holds half of a character");
        }
        return text;
    }

    List<Expression> list(JsonNode json) {
        if (!json.isArray()) {
            throw path.error("expected an array, found " + JsonErrorPath.found(json));
        }
        return IntStream.range(0, json.size())
                .mapToObj(i -> path.in(json, i, this::read))
                .toList();
    }

    private Expression object(JsonNode json) {
        if (json.has("op")) {
            return conditions.operation(json);
        }
        if (json.has("property")) {
            return path.in(json, "property", name -> new Property(path.text(name)));
        }
        if (json.has("date")) {
            return path.in(json, "date", text -> located(() -> LiteralParser.day(path.text(text))));
        }
        if (json.has("timestamp")) {
            return path.in(json, "timestamp", text -> located(() -> LiteralParser.timestamp(path.text(text))));
        }
        if (json.has("interval")) {
            return path.in(json, "interval", this::interval);
        }
        if (json.has("bbox") && !json.has("type")) {
            return path.in(json, "bbox", this::box);
        }
        return json.has("type") ? located(() -> LiteralParser.geoJson(json, toWgs84)) : draft(json);
    }

    private Expression draft(JsonNode json) {
        if (json.has("casei")) {
            return new Casei(path.in(json, "casei", this::read));
        }
        if (json.has("accenti")) {
            return new Accenti(path.in(json, "accenti", this::read));
        }
        if (json.has("function")) {
            return path.in(json, "function", this::function);
        }
        throw path.error("expected op, property, date, timestamp, interval, bbox or a GeoJSON geometry, found "
                + JsonErrorPath.found(json));
    }

    private Expression function(JsonNode json) {
        String name = path.in(json, "name", path::text);
        return path.in(json, "args", args -> conditions.call(name, args));
    }

    private Expression interval(JsonNode json) {
        if (!json.isArray() || json.size() != 2) {
            throw path.error("expected an array of 2, found " + JsonErrorPath.found(json));
        }
        return new Interval(bound(json, 0), bound(json, 1));
    }

    private @Nullable Expression bound(JsonNode json, int index) {
        JsonNode bound = json.path(index);
        if (!bound.isTextual()) {
            return path.in(json, index, this::read);
        }
        return bound.textValue().equals("..")
                ? null
                : path.in(json, index, text -> located(() -> LiteralParser.time(text.textValue())));
    }

    private Expression box(JsonNode json) {
        if (!json.isArray() || (json.size() != 4 && json.size() != 6)) {
            throw path.error("expected an array of 4 or 6 numbers, found " + JsonErrorPath.found(json));
        }
        double[] bounds = IntStream.range(0, json.size())
                .mapToDouble(i -> path.in(json, i, this::number).doubleValue())
                .toArray();
        return located(() -> LiteralParser.box(bounds, toWgs84));
    }

    private BigDecimal number(JsonNode json) {
        if (!json.isNumber() || !Double.isFinite(json.doubleValue())) {
            throw path.error("expected a number, found " + JsonErrorPath.found(json));
        }
        return located(() -> DecimalArithmetic.plain(json.decimalValue()));
    }

    /** What {@code reader} returns; its complaint gets this place. */
    private <T> T located(Supplier<T> reader) {
        try {
            return reader.get();
        } catch (FilterException e) {
            String message = String.valueOf(e.getMessage());
            throw message.startsWith("at /") ? e : path.error(message);
        }
    }
}

package pilotcity.index.filter.cql2json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.locationtech.jts.geom.Coordinate;
import pilotcity.index.filter.BooleanExpressions;
import pilotcity.index.filter.Cql2Keywords;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Expression.Accenti;
import pilotcity.index.filter.Expression.Arithmetic;
import pilotcity.index.filter.Expression.Call;
import pilotcity.index.filter.Expression.Casei;
import pilotcity.index.filter.Expression.Condition;
import pilotcity.index.filter.Expression.Text;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.Filter.And;
import pilotcity.index.filter.Filter.Array;
import pilotcity.index.filter.Filter.Between;
import pilotcity.index.filter.Filter.Compare;
import pilotcity.index.filter.Filter.In;
import pilotcity.index.filter.Filter.IsNull;
import pilotcity.index.filter.Filter.Like;
import pilotcity.index.filter.Filter.Not;
import pilotcity.index.filter.Filter.Or;
import pilotcity.index.filter.Filter.Spatial;
import pilotcity.index.filter.Filter.Temporal;

/** Reads the objects with {@code op} and {@code args}. */
final class JsonConditionParser {
    private final JsonErrorPath path = new JsonErrorPath();
    private final JsonExpressionParser values;

    JsonConditionParser(UnaryOperator<Coordinate> toWgs84) {
        this.values = new JsonExpressionParser(path, this, toWgs84);
    }

    Filter read(JsonNode json) {
        return BooleanExpressions.findFilter(values.read(json))
                .orElseThrow(() -> path.error("expected a condition, found " + JsonErrorPath.found(json)));
    }

    Expression operation(JsonNode object) {
        String name = path.in(object, "op", path::text);
        return path.in(object, "args", args -> operation(name, args));
    }

    private Expression operation(String name, JsonNode args) {
        if (!args.isArray()) {
            throw path.error("expected an array, found " + JsonErrorPath.found(args));
        }
        String op = name.toLowerCase(Locale.ROOT);
        return switch (op) {
            case "and" -> new Condition(new And(filters(op, args)));
            case "or" -> new Condition(new Or(filters(op, args)));
            case "not" -> new Condition(new Not(path.in(count(op, args, 1), 0, this::read)));
            case "isnull" -> new Condition(new IsNull(value(count("isNull", args, 1), 0)));
            case "like" -> new Condition(new Like(value(count(op, args, 2), 0), path.in(args, 1, this::pattern)));
            case "between" -> new Condition(new Between(value(count(op, args, 3), 0), value(args, 1), value(args, 2)));
            case "in" -> new Condition(new In(value(count(op, args, 2), 0), path.in(args, 1, values::list)));
            case "casei" -> new Casei(value(count(op, args, 1), 0));
            case "accenti" -> new Accenti(value(count(op, args, 1), 0));
            default -> comparison(op, args).or(() -> relation(op, args)).orElseGet(() -> call(name, args));
        };
    }

    private Optional<Expression> comparison(String op, JsonNode args) {
        return Cql2Keywords.findComparison(op)
                .<Expression>map(operator ->
                        new Condition(new Compare(value(count(op, args, 2), 0), operator, value(args, 1))))
                .or(() -> Cql2Keywords.findArithmetic(op)
                        .map(operator -> new Arithmetic(value(count(op, args, 2), 0), operator, value(args, 1))));
    }

    private Optional<Expression> relation(String op, JsonNode args) {
        return Cql2Keywords.findSpatial(op)
                .<Filter>map(operator -> new Spatial(operator, value(count(op, args, 2), 0), value(args, 1)))
                .or(() -> Cql2Keywords.findTemporal(op)
                        .map(operator -> new Temporal(operator, value(count(op, args, 2), 0), value(args, 1))))
                .or(() -> Cql2Keywords.findArray(op)
                        .map(operator -> new Array(operator, value(count(op, args, 2), 0), value(args, 1))))
                .map(Condition::new);
    }

    Expression call(String name, JsonNode args) {
        if (name.isEmpty()) {
            throw path.error("a function has no name");
        }
        return new Call(name, values.list(args));
    }

    private Expression value(JsonNode args, int index) {
        return path.in(args, index, values::read);
    }

    private List<Filter> filters(String op, JsonNode args) {
        if (args.size() < 2) {
            throw path.error(op + " takes at least 2 arguments, not " + args.size());
        }
        return java.util.stream.IntStream.range(0, args.size())
                .mapToObj(i -> path.in(args, i, this::read))
                .toList();
    }

    private JsonNode count(String op, JsonNode args, int count) {
        if (args.size() != count) {
            throw path.error(
                    op + " takes " + count + (count == 1 ? " argument" : " arguments") + ", not " + args.size());
        }
        return args;
    }

    private Expression pattern(JsonNode json) {
        Expression pattern = values.read(json);
        Expression inner = pattern;
        while (inner instanceof Casei || inner instanceof Accenti) {
            inner = inner instanceof Casei casei ? casei.value() : ((Accenti) inner).value();
        }
        if (!(inner instanceof Text)) {
            throw path.error("expected a pattern: a text, casei or accenti");
        }
        return pattern;
    }
}

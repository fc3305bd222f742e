package pilotcity.index.filter.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Expression.Accenti;
import pilotcity.index.filter.Expression.Call;
import pilotcity.index.filter.Expression.Casei;
import pilotcity.index.filter.Expression.Condition;
import pilotcity.index.filter.Expression.Interval;
import pilotcity.index.filter.Expression.Items;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.Filter.Array;
import pilotcity.index.filter.Filter.Spatial;
import pilotcity.index.filter.Filter.Temporal;
import pilotcity.index.filter.FilterException;
import pilotcity.index.filter.Literals;
import pilotcity.index.filter.Words;

/** Reads a name with a parenthesis behind it: relations, dates, shapes, and functions. */
final class TextFunctions {
    private final Tokens tokens;
    private final TextExpressions values;

    TextFunctions(Tokens tokens, TextExpressions values) {
        this.tokens = tokens;
        this.values = values;
    }

    /** Whether the current name starts one; {@code date} and {@code point} alone are properties. */
    boolean isNext() {
        Token behind = tokens.following();
        return behind.isSign("(") || (isGeometry() && (behind.isWord("Z") || behind.isWord("EMPTY")));
    }

    private boolean isGeometry() {
        return Words.GEOMETRIES.contains(Words.upper(tokens.current().text()));
    }

    Expression read() {
        if (isGeometry()) {
            return geometry();
        }
        return switch (Words.upper(tokens.current().text())) {
            case "CASEI" -> new Casei(one());
            case "ACCENTI" -> new Accenti(one());
            case "DATE" -> instant(true);
            case "TIMESTAMP" -> instant(false);
            case "INTERVAL" -> interval();
            case "BBOX" -> box();
            default -> relation();
        };
    }

    Call call() {
        String name = open();
        return new Call(name, values.list(values::item));
    }

    private String open() {
        String name = tokens.take().text();
        tokens.expect("(");
        return name;
    }

    private Expression one() {
        open();
        Expression value = tokens.nested(values::sum);
        tokens.expect(")");
        return value;
    }

    private Expression relation() {
        String name = tokens.current().text();
        return Words.findSpatial(name)
                .map(operator -> pair((left, right) -> new Spatial(operator, left, right)))
                .or(() -> Words.findTemporal(name)
                        .map(operator -> pair((left, right) -> new Temporal(operator, left, right))))
                .or(() ->
                        Words.findArray(name).map(operator -> pair((left, right) -> new Array(operator, left, right))))
                .map(Expression.class::cast)
                .orElseGet(this::call);
    }

    private interface Relation {
        Filter of(Expression left, Expression right);
    }

    private Condition pair(Relation relation) {
        open();
        Expression left = tokens.nested(this::operand);
        tokens.expect(",");
        Expression right = tokens.nested(this::operand);
        tokens.expect(")");
        return new Condition(relation.of(left, right));
    }

    private Expression operand() {
        return tokens.accept("(") ? new Items(values.list(values::item)) : values.sum();
    }

    private Expression instant(boolean day) {
        open();
        Token token = string(day ? "a date in quotes" : "a time in quotes");
        tokens.expect(")");
        return Tokens.at(token, () -> day ? Literals.day(token.text()) : Literals.timestamp(token.text()));
    }

    private Token string(String what) {
        if (tokens.current().kind() != Token.Kind.STRING) {
            throw tokens.expected(what);
        }
        return tokens.take();
    }

    private Expression interval() {
        open();
        Expression start = bound();
        tokens.expect(",");
        Expression end = bound();
        tokens.expect(")");
        return new Interval(start, end);
    }

    private @Nullable Expression bound() {
        if (tokens.current().kind() != Token.Kind.STRING) {
            return tokens.nested(values::sum);
        }
        Token token = tokens.take();
        return token.text().equals("..") ? null : Tokens.at(token, () -> Literals.time(token.text()));
    }

    private Expression box() {
        Token start = tokens.current();
        open();
        List<BigDecimal> bounds = new ArrayList<>();
        do {
            boolean minus = tokens.accept("-");
            BigDecimal number = values.number();
            bounds.add(minus ? number.negate() : number);
        } while (tokens.accept(","));
        if (bounds.size() != 4 && bounds.size() != 6) {
            throw new FilterException(
                    "at character " + start.at() + ": BBOX takes 4 or 6 numbers, not " + bounds.size());
        }
        tokens.expect(")");
        double[] all = bounds.stream().mapToDouble(BigDecimal::doubleValue).toArray();
        return Tokens.at(start, () -> Literals.box(all, tokens.toWgs84));
    }

    /** JTS reads Well-Known Text; here only its end is looked for. */
    private Expression geometry() {
        Token start = tokens.take();
        Token last = start;
        int open = 0;
        do {
            if (tokens.current().kind() == Token.Kind.END) {
                throw tokens.expected(")");
            }
            if (tokens.current().isSign("(")) {
                open++;
                tokens.limits.enter();
            } else if (tokens.current().isSign(")")) {
                open--;
                tokens.limits.leave();
            }
            last = tokens.take();
        } while (open > 0 || last.isWord("Z"));
        String wkt = tokens.slice(start, last);
        return Tokens.at(start, () -> Literals.wkt(wkt, tokens.toWgs84));
    }
}

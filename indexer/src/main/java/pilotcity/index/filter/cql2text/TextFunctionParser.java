package pilotcity.index.filter.cql2text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Cql2Keywords;
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
import pilotcity.index.filter.LiteralParser;

/** Reads a name with a parenthesis behind it: relations, dates, shapes, and functions. */
final class TextFunctionParser {
    private final TokenReader tokenReader;
    private final TextExpressionParser values;

    TextFunctionParser(TokenReader tokenReader, TextExpressionParser values) {
        this.tokenReader = tokenReader;
        this.values = values;
    }

    /** Whether the current name starts one; {@code date} and {@code point} alone are properties. */
    boolean isNext() {
        Token behind = tokenReader.following();
        return behind.isSign("(") || (isGeometry() && (behind.isWord("Z") || behind.isWord("EMPTY")));
    }

    private boolean isGeometry() {
        return Cql2Keywords.GEOMETRIES.contains(
                Cql2Keywords.upper(tokenReader.current().text()));
    }

    Expression read() {
        if (isGeometry()) {
            return geometry();
        }
        return switch (Cql2Keywords.upper(tokenReader.current().text())) {
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
        String name = tokenReader.take().text();
        tokenReader.expect("(");
        return name;
    }

    private Expression one() {
        open();
        Expression value = tokenReader.nested(values::sum);
        tokenReader.expect(")");
        return value;
    }

    private Expression relation() {
        String name = tokenReader.current().text();
        return Cql2Keywords.findSpatial(name)
                .map(operator -> pair((left, right) -> new Spatial(operator, left, right)))
                .or(() -> Cql2Keywords.findTemporal(name)
                        .map(operator -> pair((left, right) -> new Temporal(operator, left, right))))
                .or(() -> Cql2Keywords.findArray(name)
                        .map(operator -> pair((left, right) -> new Array(operator, left, right))))
                .map(Expression.class::cast)
                .orElseGet(this::call);
    }

    private interface Relation {
        Filter of(Expression left, Expression right);
    }

    private Condition pair(Relation relation) {
        open();
        Expression left = tokenReader.nested(this::operand);
        tokenReader.expect(",");
        Expression right = tokenReader.nested(this::operand);
        tokenReader.expect(")");
        return new Condition(relation.of(left, right));
    }

    private Expression operand() {
        return tokenReader.accept("(") ? new Items(values.list(values::item)) : values.sum();
    }

    private Expression instant(boolean day) {
        open();
        Token token = string(day ? "a date in quotes" : "a time in quotes");
        tokenReader.expect(")");
        return TokenReader.at(
                token, () -> day ? LiteralParser.day(token.text()) : LiteralParser.timestamp(token.text()));
    }

    private Token string(String what) {
        if (tokenReader.current().kind() != Token.Kind.STRING) {
            throw tokenReader.expected(what);
        }
        return tokenReader.take();
    }

    private Expression interval() {
        open();
        Expression start = bound();
        tokenReader.expect(",");
        Expression end = bound();
        tokenReader.expect(")");
        return new Interval(start, end);
    }

    private @Nullable Expression bound() {
        if (tokenReader.current().kind() != Token.Kind.STRING) {
            return tokenReader.nested(values::sum);
        }
        Token token = tokenReader.take();
        return token.text().equals("..") ? null : TokenReader.at(token, () -> LiteralParser.time(token.text()));
    }

    private Expression box() {
        Token start = tokenReader.current();
        open();
        List<BigDecimal> bounds = new ArrayList<>();
        do {
            boolean minus = tokenReader.accept("-");
            BigDecimal number = values.number();
            bounds.add(minus ? number.negate() : number);
        } while (tokenReader.accept(","));
        if (bounds.size() != 4 && bounds.size() != 6) {
            throw new FilterException(
                    "at character " + start.at() + ": BBOX takes 4 or 6 numbers, not " + bounds.size());
        }
        tokenReader.expect(")");
        double[] all = bounds.stream().mapToDouble(BigDecimal::doubleValue).toArray();
        return TokenReader.at(start, () -> LiteralParser.box(all, tokenReader.toWgs84));
    }

    /** JTS reads Well-Known Text; here only its end is looked for. */
    private Expression geometry() {
        Token start = tokenReader.take();
        Token last = start;
        int open = 0;
        do {
            if (tokenReader.current().kind() == Token.Kind.END) {
                throw tokenReader.expected(")");
            }
            if (tokenReader.current().isSign("(")) {
                open++;
                tokenReader.limits.enter();
            } else if (tokenReader.current().isSign(")")) {
                open--;
                tokenReader.limits.leave();
            }
            last = tokenReader.take();
        } while (open > 0 || last.isWord("Z"));
        String wkt = tokenReader.slice(start, last);
        return TokenReader.at(start, () -> LiteralParser.wkt(wkt, tokenReader.toWgs84));
    }
}

package pilotcity.index.filter.cql2text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Cql2Keywords;
import pilotcity.index.filter.DecimalArithmetic;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Expression.Arithmetic;
import pilotcity.index.filter.Expression.ArithmeticOperator;
import pilotcity.index.filter.Expression.Bool;
import pilotcity.index.filter.Expression.Condition;
import pilotcity.index.filter.Expression.Items;
import pilotcity.index.filter.Expression.Numeral;
import pilotcity.index.filter.Expression.Property;
import pilotcity.index.filter.Expression.Text;

/** Reads values: arithmetic, lists, properties and plain literals. */
final class TextExpressionParser {
    private static final Set<String> SUM = Set.of("+", "-");
    private static final Set<String> PRODUCT = Set.of("*", "/", "%", "DIV");
    private static final Numeral MINUS_ONE = new Numeral(BigDecimal.ONE.negate());

    private final TokenReader tokenReader;
    private final TextConditionParser conditions;
    private final TextFunctionParser functions;

    /** A value in parentheses that was read already and turned out to be the start of something longer. */
    private @Nullable Expression grouped;

    TextExpressionParser(TokenReader tokenReader, TextConditionParser conditions) {
        this.tokenReader = tokenReader;
        this.conditions = conditions;
        this.functions = new TextFunctionParser(tokenReader, this);
    }

    boolean isGrouped() {
        return grouped != null;
    }

    Expression sum() {
        return chain(SUM, () -> chain(PRODUCT, this::power));
    }

    private Expression chain(Set<String> operators, Supplier<Expression> part) {
        Expression left = part.get();
        while (isOperator(operators)) {
            ArithmeticOperator operator = operator();
            left = new Arithmetic(left, operator, part.get());
        }
        return left;
    }

    /** The grammar has one {@code ^} only, as it has no say in what {@code 2 ^ 3 ^ 2} should be. */
    private Expression power() {
        Expression base = factor();
        return isOperator(Set.of("^")) ? new Arithmetic(base, operator(), factor()) : base;
    }

    private boolean isOperator(Set<String> operators) {
        Token token = tokenReader.current();
        boolean operator = token.kind() == Token.Kind.SIGN || token.kind() == Token.Kind.NAME;
        return operator && operators.contains(Cql2Keywords.upper(token.text()));
    }

    private ArithmeticOperator operator() {
        tokenReader.limits.arithmetic();
        return Cql2Keywords.findArithmetic(tokenReader.take().text()).orElseThrow();
    }

    private Expression factor() {
        if (grouped == null && tokenReader.accept("-")) {
            if (tokenReader.current().kind() == Token.Kind.NUMBER) {
                return new Numeral(number().negate());
            }
            tokenReader.limits.arithmetic();
            return new Arithmetic(MINUS_ONE, ArithmeticOperator.TIMES, primary());
        }
        if (grouped == null && tokenReader.accept("+") && tokenReader.current().kind() != Token.Kind.NUMBER) {
            throw tokenReader.expected("a number");
        }
        return primary();
    }

    BigDecimal number() {
        if (tokenReader.current().kind() != Token.Kind.NUMBER) {
            throw tokenReader.expected("a number");
        }
        Token token = tokenReader.take();
        return TokenReader.at(token, () -> DecimalArithmetic.plain(DecimalArithmetic.read(token.text())));
    }

    private Expression primary() {
        if (grouped != null) {
            Expression value = grouped;
            grouped = null;
            return value;
        }
        return switch (tokenReader.current().kind()) {
            case NUMBER -> new Numeral(number());
            case STRING -> new Text(tokenReader.take().text());
            case NAME -> name();
            case QUOTED_NAME -> quotedName();
            case SIGN, END -> group();
        };
    }

    private Expression group() {
        if (!tokenReader.accept("(")) {
            throw tokenReader.expected("a value");
        }
        Expression inner = tokenReader.nested(conditions::expression);
        tokenReader.expect(")");
        return inner;
    }

    private Expression name() {
        if (tokenReader.current().isWord("TRUE") || tokenReader.current().isWord("FALSE")) {
            return new Bool(tokenReader.take().isWord("TRUE"));
        }
        if (Cql2Keywords.RESERVED.contains(
                Cql2Keywords.upper(tokenReader.current().text()))) {
            throw tokenReader.expected("a value");
        }
        return functions.isNext()
                ? functions.read()
                : new Property(tokenReader.take().text());
    }

    private Expression quotedName() {
        if (tokenReader.current().text().isEmpty()) {
            throw tokenReader.expected("a name");
        }
        return tokenReader.following().isSign("(")
                ? functions.call()
                : new Property(tokenReader.take().text());
    }

    /** What stands between commas up to the closing parenthesis; the opening one is taken. */
    List<Expression> list(Supplier<Expression> item) {
        List<Expression> items = new ArrayList<>();
        while (!tokenReader.accept(")")) {
            if (!items.isEmpty() && !tokenReader.accept(",")) {
                throw tokenReader.expected(", or )");
            }
            items.add(tokenReader.nested(item));
        }
        return items;
    }

    /** An argument or an item of a list, where {@code ('a')} is a list of one and {@code (1 + 2)} a sum. */
    Expression item() {
        if (!tokenReader.accept("(")) {
            return conditions.expression();
        }
        List<Expression> items = list(this::item);
        boolean one = items.size() == 1;
        boolean whole =
                tokenReader.current().isSign(",") || tokenReader.current().isSign(")");
        if (whole) {
            boolean computed = one && (items.getFirst() instanceof Arithmetic || items.getFirst() instanceof Condition);
            return computed ? items.getFirst() : new Items(items);
        }
        if (!one) {
            throw tokenReader.expected(", or )");
        }
        grouped = items.getFirst();
        return conditions.expression();
    }
}

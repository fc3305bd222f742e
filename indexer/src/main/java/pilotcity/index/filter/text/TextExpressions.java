package pilotcity.index.filter.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Expression.Arithmetic;
import pilotcity.index.filter.Expression.ArithmeticOperator;
import pilotcity.index.filter.Expression.Bool;
import pilotcity.index.filter.Expression.Condition;
import pilotcity.index.filter.Expression.Items;
import pilotcity.index.filter.Expression.Numeral;
import pilotcity.index.filter.Expression.Property;
import pilotcity.index.filter.Expression.Text;
import pilotcity.index.filter.Numbers;
import pilotcity.index.filter.Words;

/** Reads values: arithmetic, lists, properties and plain literals. */
final class TextExpressions {
    private static final Set<String> SUM = Set.of("+", "-");
    private static final Set<String> PRODUCT = Set.of("*", "/", "%", "DIV");
    private static final Numeral MINUS_ONE = new Numeral(BigDecimal.ONE.negate());

    private final Tokens tokens;
    private final TextConditions conditions;
    private final TextFunctions functions;

    /** A value in parentheses that was read already and turned out to be the start of something longer. */
    private @Nullable Expression grouped;

    TextExpressions(Tokens tokens, TextConditions conditions) {
        this.tokens = tokens;
        this.conditions = conditions;
        this.functions = new TextFunctions(tokens, this);
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
        Token token = tokens.current();
        boolean operator = token.kind() == Token.Kind.SIGN || token.kind() == Token.Kind.NAME;
        return operator && operators.contains(Words.upper(token.text()));
    }

    private ArithmeticOperator operator() {
        tokens.limits.arithmetic();
        return Words.findArithmetic(tokens.take().text()).orElseThrow();
    }

    private Expression factor() {
        if (grouped == null && tokens.accept("-")) {
            if (tokens.current().kind() == Token.Kind.NUMBER) {
                return new Numeral(number().negate());
            }
            tokens.limits.arithmetic();
            return new Arithmetic(MINUS_ONE, ArithmeticOperator.TIMES, primary());
        }
        if (grouped == null && tokens.accept("+") && tokens.current().kind() != Token.Kind.NUMBER) {
            throw tokens.expected("a number");
        }
        return primary();
    }

    BigDecimal number() {
        if (tokens.current().kind() != Token.Kind.NUMBER) {
            throw tokens.expected("a number");
        }
        Token token = tokens.take();
        return Tokens.at(token, () -> Numbers.plain(Numbers.read(token.text())));
    }

    private Expression primary() {
        if (grouped != null) {
            Expression value = grouped;
            grouped = null;
            return value;
        }
        return switch (tokens.current().kind()) {
            case NUMBER -> new Numeral(number());
            case STRING -> new Text(tokens.take().text());
            case NAME -> name();
            case QUOTED_NAME -> quotedName();
            case SIGN, END -> group();
        };
    }

    private Expression group() {
        if (!tokens.accept("(")) {
            throw tokens.expected("a value");
        }
        Expression inner = tokens.nested(conditions::expression);
        tokens.expect(")");
        return inner;
    }

    private Expression name() {
        if (tokens.current().isWord("TRUE") || tokens.current().isWord("FALSE")) {
            return new Bool(tokens.take().isWord("TRUE"));
        }
        if (Words.RESERVED.contains(Words.upper(tokens.current().text()))) {
            throw tokens.expected("a value");
        }
        return functions.isNext()
                ? functions.read()
                : new Property(tokens.take().text());
    }

    private Expression quotedName() {
        if (tokens.current().text().isEmpty()) {
            throw tokens.expected("a name");
        }
        return tokens.following().isSign("(")
                ? functions.call()
                : new Property(tokens.take().text());
    }

    /** What stands between commas up to the closing parenthesis; the opening one is taken. */
    List<Expression> list(Supplier<Expression> item) {
        List<Expression> items = new ArrayList<>();
        while (!tokens.accept(")")) {
            if (!items.isEmpty() && !tokens.accept(",")) {
                throw tokens.expected(", or )");
            }
            items.add(tokens.nested(item));
        }
        return items;
    }

    /** An argument or an item of a list, where {@code ('a')} is a list of one and {@code (1 + 2)} a sum. */
    Expression item() {
        if (!tokens.accept("(")) {
            return conditions.expression();
        }
        List<Expression> items = list(this::item);
        boolean one = items.size() == 1;
        boolean whole = tokens.current().isSign(",") || tokens.current().isSign(")");
        if (whole) {
            boolean computed = one && (items.getFirst() instanceof Arithmetic || items.getFirst() instanceof Condition);
            return computed ? items.getFirst() : new Items(items);
        }
        if (!one) {
            throw tokens.expected(", or )");
        }
        grouped = items.getFirst();
        return conditions.expression();
    }
}

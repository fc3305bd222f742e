package pilotcity.index.filter.cql2text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.BooleanExpressions;
import pilotcity.index.filter.Cql2Keywords;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Expression.Accenti;
import pilotcity.index.filter.Expression.Casei;
import pilotcity.index.filter.Expression.Condition;
import pilotcity.index.filter.Expression.Text;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.Filter.And;
import pilotcity.index.filter.Filter.Between;
import pilotcity.index.filter.Filter.Compare;
import pilotcity.index.filter.Filter.In;
import pilotcity.index.filter.Filter.IsNull;
import pilotcity.index.filter.Filter.Like;
import pilotcity.index.filter.Filter.Not;
import pilotcity.index.filter.Filter.Operator;
import pilotcity.index.filter.Filter.Or;
import pilotcity.index.filter.FilterException;

/**
 * Reads {@code booleanExpression} and the comparison predicates. A parenthesis may hold a condition or a value, so
 * everything is read as an {@link Expression} and turned into a {@link Filter} where one must stand.
 */
final class TextConditionParser {
    private final TokenReader tokenReader;
    private final TextExpressionParser values;

    TextConditionParser(TokenReader tokenReader) {
        this.tokenReader = tokenReader;
        this.values = new TextExpressionParser(tokenReader, this);
    }

    Filter whole() {
        Token start = tokenReader.current();
        Filter filter = filter(start, expression());
        if (tokenReader.current().kind() != Token.Kind.END) {
            throw tokenReader.expected("AND, OR or the end");
        }
        return filter;
    }

    /** A condition or a value, whichever stands there. */
    Expression expression() {
        return joined("OR", () -> joined("AND", this::negation, And::new), Or::new);
    }

    private Expression joined(String word, Supplier<Expression> part, Function<List<Filter>, Filter> join) {
        Token start = tokenReader.current();
        Expression first = part.get();
        if (!tokenReader.current().isWord(word)) {
            return first;
        }
        List<Filter> parts = new ArrayList<>();
        parts.add(filter(start, first));
        while (tokenReader.acceptWord(word)) {
            Token next = tokenReader.current();
            parts.add(filter(next, part.get()));
        }
        return new Condition(join.apply(parts));
    }

    private Expression negation() {
        if (values.isGrouped() || !tokenReader.acceptWord("NOT")) {
            return predicate();
        }
        Token start = tokenReader.current();
        return new Condition(new Not(filter(start, tokenReader.nested(this::negation))));
    }

    private Expression predicate() {
        Expression left = values.sum();
        Optional<Operator> operator = Cql2Keywords.findComparison(
                        tokenReader.current().text())
                .filter(sign -> tokenReader.current().kind() == Token.Kind.SIGN);
        if (operator.isPresent()) {
            tokenReader.take();
            return new Condition(new Compare(left, operator.get(), values.sum()));
        }
        if (tokenReader.acceptWord("IS")) {
            boolean not = tokenReader.acceptWord("NOT");
            tokenReader.expectWord("NULL");
            return condition(not, new IsNull(left));
        }
        boolean not = tokenReader.acceptWord("NOT");
        Filter test = findTest(left);
        if (test == null && not) {
            throw tokenReader.expected("LIKE, BETWEEN or IN");
        }
        return test == null ? left : condition(not, test);
    }

    private @Nullable Filter findTest(Expression left) {
        if (tokenReader.acceptWord("LIKE")) {
            return new Like(left, pattern());
        }
        if (tokenReader.acceptWord("BETWEEN")) {
            Expression lower = values.sum();
            tokenReader.expectWord("AND");
            return new Between(left, lower, values.sum());
        }
        if (tokenReader.acceptWord("IN")) {
            tokenReader.expect("(");
            return new In(left, values.list(values::sum));
        }
        return null;
    }

    /** The right side of LIKE: a text, folded or not. */
    private Expression pattern() {
        if (tokenReader.current().kind() == Token.Kind.STRING) {
            return new Text(tokenReader.take().text());
        }
        boolean casei = tokenReader.current().isWord("CASEI");
        if (!casei && !tokenReader.current().isWord("ACCENTI")) {
            throw tokenReader.expected("a pattern: a text, CASEI(…) or ACCENTI(…)");
        }
        tokenReader.take();
        tokenReader.expect("(");
        Expression inner = tokenReader.nested(this::pattern);
        tokenReader.expect(")");
        return casei ? new Casei(inner) : new Accenti(inner);
    }

    private static Expression condition(boolean not, Filter filter) {
        return new Condition(not ? new Not(filter) : filter);
    }

    private static Filter filter(Token start, Expression value) {
        return BooleanExpressions.findFilter(value)
                .orElseThrow(() -> new FilterException(
                        "at character " + start.at() + ": expected a condition, found only a value"));
    }
}

package pilotcity.index.filter.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Conditions;
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
import pilotcity.index.filter.Words;

/**
 * Reads {@code booleanExpression} and the comparison predicates. A parenthesis may hold a condition or a value, so
 * everything is read as an {@link Expression} and turned into a {@link Filter} where one must stand.
 */
final class TextConditions {
    private final Tokens tokens;
    private final TextExpressions values;

    TextConditions(Tokens tokens) {
        this.tokens = tokens;
        this.values = new TextExpressions(tokens, this);
    }

    Filter whole() {
        Token start = tokens.current();
        Filter filter = filter(start, expression());
        if (tokens.current().kind() != Token.Kind.END) {
            throw tokens.expected("AND, OR or the end");
        }
        return filter;
    }

    /** A condition or a value, whichever stands there. */
    Expression expression() {
        return joined("OR", () -> joined("AND", this::negation, And::new), Or::new);
    }

    private Expression joined(String word, Supplier<Expression> part, Function<List<Filter>, Filter> join) {
        Token start = tokens.current();
        Expression first = part.get();
        if (!tokens.current().isWord(word)) {
            return first;
        }
        List<Filter> parts = new ArrayList<>();
        parts.add(filter(start, first));
        while (tokens.acceptWord(word)) {
            Token next = tokens.current();
            parts.add(filter(next, part.get()));
        }
        return new Condition(join.apply(parts));
    }

    private Expression negation() {
        if (values.isGrouped() || !tokens.acceptWord("NOT")) {
            return predicate();
        }
        Token start = tokens.current();
        return new Condition(new Not(filter(start, tokens.nested(this::negation))));
    }

    private Expression predicate() {
        Expression left = values.sum();
        Optional<Operator> operator = Words.findComparison(tokens.current().text())
                .filter(sign -> tokens.current().kind() == Token.Kind.SIGN);
        if (operator.isPresent()) {
            tokens.take();
            return new Condition(new Compare(left, operator.get(), values.sum()));
        }
        if (tokens.acceptWord("IS")) {
            boolean not = tokens.acceptWord("NOT");
            tokens.expectWord("NULL");
            return condition(not, new IsNull(left));
        }
        boolean not = tokens.acceptWord("NOT");
        Filter test = findTest(left);
        if (test == null && not) {
            throw tokens.expected("LIKE, BETWEEN or IN");
        }
        return test == null ? left : condition(not, test);
    }

    private @Nullable Filter findTest(Expression left) {
        if (tokens.acceptWord("LIKE")) {
            return new Like(left, pattern());
        }
        if (tokens.acceptWord("BETWEEN")) {
            Expression lower = values.sum();
            tokens.expectWord("AND");
            return new Between(left, lower, values.sum());
        }
        if (tokens.acceptWord("IN")) {
            tokens.expect("(");
            return new In(left, values.list(values::sum));
        }
        return null;
    }

    /** The right side of LIKE: a text, folded or not. */
    private Expression pattern() {
        if (tokens.current().kind() == Token.Kind.STRING) {
            return new Text(tokens.take().text());
        }
        boolean casei = tokens.current().isWord("CASEI");
        if (!casei && !tokens.current().isWord("ACCENTI")) {
            throw tokens.expected("a pattern: a text, CASEI(…) or ACCENTI(…)");
        }
        tokens.take();
        tokens.expect("(");
        Expression inner = tokens.nested(this::pattern);
        tokens.expect(")");
        return casei ? new Casei(inner) : new Accenti(inner);
    }

    private static Expression condition(boolean not, Filter filter) {
        return new Condition(not ? new Not(filter) : filter);
    }

    private static Filter filter(Token start, Expression value) {
        return Conditions.findFilter(value)
                .orElseThrow(() -> new FilterException(
                        "at character " + start.at() + ": expected a condition, found only a value"));
    }
}

package pilotcity.index.filter.check;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Expression.Items;
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
import pilotcity.index.filter.Filter.Operator;
import pilotcity.index.filter.Filter.Or;
import pilotcity.index.filter.Filter.Spatial;
import pilotcity.index.filter.Filter.Temporal;
import pilotcity.index.filter.FilterException;
import pilotcity.index.kind.Kinds;

/**
 * Checks that a filter fits the fields it names, and reads texts as dates where they are compared with one.
 *
 * <p>A property that only some of the kinds have is null in the others.
 */
public final class FilterCheck {
    private final OperandCheck operands;

    private FilterCheck(PropertyCheck properties) {
        this.operands = new OperandCheck(properties, this);
    }

    /**
     * The filter with every text that stands beside a date or time made a {@link Expression.Day} or
     * {@link Expression.Timestamp}.
     *
     * @param kindNames singular names of the kinds asked; empty for all
     * @throws FilterException that names the property and says what is wrong with it
     */
    public static Filter check(Filter filter, Kinds kinds, Set<String> kindNames) {
        return new FilterCheck(new PropertyCheck(kinds, kindNames)).check(filter);
    }

    Filter check(Filter filter) {
        return switch (filter) {
            case Constant constant -> constant;
            case Holds holds -> new Holds(operands.check(holds.value()).require(TypeFamily.BOOLEAN));
            case And and -> new And(all(and.operands()));
            case Or or -> new Or(all(or.operands()));
            case Not not -> new Not(check(not.operand()));
            case Compare compare -> compare(compare);
            case Like like ->
                new Like(
                        operands.check(like.value()).require(TypeFamily.TEXT),
                        operands.check(like.pattern()).require(TypeFamily.TEXT));
            case Between between -> between(between);
            case In in -> in(in);
            case IsNull isNull -> new IsNull(operands.check(isNull.value()).expression());
            case Spatial spatial ->
                new Spatial(
                        spatial.operator(),
                        operands.check(spatial.left()).require(TypeFamily.SHAPE),
                        operands.check(spatial.right()).require(TypeFamily.SHAPE));
            case Temporal temporal ->
                new Temporal(
                        temporal.operator(),
                        operands.check(temporal.left()).require(TypeFamily.TIME),
                        operands.check(temporal.right()).require(TypeFamily.TIME));
            case Array array -> array(array);
        };
    }

    private List<Filter> all(List<Filter> filters) {
        return filters.stream().map(this::check).toList();
    }

    private Filter compare(Compare compare) {
        List<CheckedOperand> sides = operands.all(List.of(compare.left(), compare.right()));
        boolean equality = compare.operator() == Operator.EQUAL || compare.operator() == Operator.NOT_EQUAL;
        List<Expression> fit = CheckedOperand.fit(sides, equality);
        return new Compare(fit.getFirst(), compare.operator(), fit.getLast());
    }

    private Filter between(Between between) {
        List<CheckedOperand> parts = operands.all(List.of(between.value(), between.lower(), between.upper()));
        List<Expression> fit = CheckedOperand.fit(parts, false);
        return new Between(fit.get(0), fit.get(1), fit.get(2));
    }

    private Filter in(In in) {
        List<CheckedOperand> parts = operands.all(
                Stream.concat(Stream.of(in.value()), in.values().stream()).toList());
        List<Expression> fit = CheckedOperand.fit(parts, true);
        return new In(fit.getFirst(), fit.subList(1, fit.size()));
    }

    /** Checks the items of both sides together, as each must be comparable with each. */
    private Filter array(Array array) {
        List<CheckedOperand> left = operands.members(array.left());
        List<CheckedOperand> right = operands.members(array.right());
        List<Expression> fit =
                CheckedOperand.fit(Stream.concat(left.stream(), right.stream()).toList(), true);
        return new Array(
                array.operator(),
                side(array.left(), fit.subList(0, left.size())),
                side(array.right(), fit.subList(left.size(), fit.size())));
    }

    private static Expression side(Expression given, List<Expression> fit) {
        return given instanceof Items ? new Items(fit) : fit.getFirst();
    }
}

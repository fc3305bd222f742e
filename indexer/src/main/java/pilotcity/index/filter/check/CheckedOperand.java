package pilotcity.index.filter.check;

import java.util.List;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Expression.Interval;
import pilotcity.index.filter.Expression.Text;
import pilotcity.index.filter.FilterException;
import pilotcity.index.filter.LiteralParser;

/**
 * An operand whose properties are known.
 *
 * @param list whether it is a property with any number of values
 * @param name how an error names it: the property, or the value as written
 */
record CheckedOperand(Expression expression, TypeFamily family, boolean list, String name) {

    /** The operand as one of {@code wanted}, a text read as a date where that is asked. */
    Expression require(TypeFamily wanted) {
        if (family == wanted) {
            return expression;
        }
        if (wanted == TypeFamily.TIME && expression instanceof Text text) {
            return LiteralParser.time(text.value());
        }
        throw new FilterException(this + ", not " + wanted.description());
    }

    /** The operands, comparable with one another. */
    static List<Expression> fit(List<CheckedOperand> operands, boolean equality) {
        for (CheckedOperand operand : operands) {
            operand.requireComparable(equality);
        }
        CheckedOperand model = operands.stream()
                .filter(operand -> operand.family == TypeFamily.TIME)
                .findFirst()
                .orElseGet(() -> operands.isEmpty()
                        ? new CheckedOperand(new Text(""), TypeFamily.TEXT, false, "")
                        : operands.getFirst());
        return operands.stream().map(operand -> operand.beside(model)).toList();
    }

    private void requireComparable(boolean equality) {
        if (expression instanceof Interval) {
            throw new FilterException("an interval is compared by T_ relations only, such as T_DURING");
        }
        if (family == TypeFamily.SHAPE) {
            throw new FilterException(this + ", and is compared by S_ relations only, such as S_INTERSECTS");
        }
        if (family == TypeFamily.BOOLEAN && !equality) {
            throw new FilterException(this + ", and has no order");
        }
    }

    private Expression beside(CheckedOperand model) {
        if (family == model.family) {
            return expression;
        }
        if (model.family == TypeFamily.TIME && expression instanceof Text text) {
            return LiteralParser.findTime(text.value())
                    .orElseThrow(() -> new FilterException(
                            model + ", but " + name + " is not: write it as 2013-01-31 or 2013-01-31T08:00:00Z"));
        }
        throw new FilterException(model + ", but " + this);
    }

    @Override
    public String toString() {
        return name + " is " + family.description();
    }
}

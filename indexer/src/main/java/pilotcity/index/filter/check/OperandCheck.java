package pilotcity.index.filter.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Expression.Accenti;
import pilotcity.index.filter.Expression.Arithmetic;
import pilotcity.index.filter.Expression.Bool;
import pilotcity.index.filter.Expression.Box;
import pilotcity.index.filter.Expression.Call;
import pilotcity.index.filter.Expression.Casei;
import pilotcity.index.filter.Expression.Condition;
import pilotcity.index.filter.Expression.Day;
import pilotcity.index.filter.Expression.Interval;
import pilotcity.index.filter.Expression.Items;
import pilotcity.index.filter.Expression.Numeral;
import pilotcity.index.filter.Expression.Property;
import pilotcity.index.filter.Expression.Shape;
import pilotcity.index.filter.Expression.Text;
import pilotcity.index.filter.Expression.Timestamp;
import pilotcity.index.filter.FilterException;
import pilotcity.index.filter.cql2text.TextConditionWriter;
import pilotcity.index.filter.cql2text.TextExpressionWriter;
import pilotcity.index.filter.evaluate.Operand;
import pilotcity.index.filter.evaluate.Period;

/** Finds what kind of value each operand is. */
final class OperandCheck {
    private final PropertyCheck properties;
    private final FilterCheck conditions;

    OperandCheck(PropertyCheck properties, FilterCheck conditions) {
        this.properties = properties;
        this.conditions = conditions;
    }

    List<CheckedOperand> all(List<Expression> operands) {
        return operands.stream().map(this::check).toList();
    }

    /** The items of a list that is written out, or the one property that holds a list. */
    List<CheckedOperand> members(Expression operand) {
        if (operand instanceof Items items) {
            return all(items.items());
        }
        CheckedOperand property = check(operand);
        if (!property.list()) {
            throw new FilterException(property.name() + " holds one value, where a list is expected");
        }
        return List.of(property);
    }

    CheckedOperand check(Expression operand) {
        return switch (operand) {
            case Property property -> properties.get(property);
            case Text _ -> literal(operand, TypeFamily.TEXT);
            case Numeral _ -> literal(operand, TypeFamily.NUMBER);
            case Bool _ -> literal(operand, TypeFamily.BOOLEAN);
            case Timestamp _, Day _ -> literal(operand, TypeFamily.TIME);
            case Interval interval -> interval(interval);
            case Shape shape ->
                new CheckedOperand(
                        shape, TypeFamily.SHAPE, false, shape.geometry().getGeometryType());
            case Box box -> literal(box, TypeFamily.SHAPE);
            case Casei casei -> folded(casei.value(), new Casei(text(casei.value())));
            case Accenti accenti -> folded(accenti.value(), new Accenti(text(accenti.value())));
            case Arithmetic arithmetic -> arithmetic(arithmetic);
            case Condition condition ->
                new CheckedOperand(
                        new Condition(conditions.check(condition.filter())),
                        TypeFamily.BOOLEAN,
                        false,
                        "the condition");
            case Items _ ->
                throw new FilterException("a list stands where one value is expected; A_ relations compare lists");
            case Call call -> throw new FilterException("no function " + call.name() + ": this server knows none");
        };
    }

    private static CheckedOperand literal(Expression value, TypeFamily family) {
        return new CheckedOperand(
                value, family, false, new TextExpressionWriter(new TextConditionWriter()).write(value));
    }

    private Expression text(Expression value) {
        return check(value).require(TypeFamily.TEXT);
    }

    private CheckedOperand folded(Expression value, Expression folded) {
        CheckedOperand inner = check(value);
        return new CheckedOperand(folded, TypeFamily.TEXT, inner.list(), inner.name());
    }

    private CheckedOperand interval(Interval interval) {
        Expression start = bound(interval.start());
        Expression end = bound(interval.end());
        if (start != null && end != null && isBackward(start, end)) {
            throw new FilterException("an interval ends before it starts");
        }
        return new CheckedOperand(new Interval(start, end), TypeFamily.TIME, false, "INTERVAL");
    }

    /** Known only of ends that are written out. */
    private static boolean isBackward(Expression start, Expression end) {
        Object from = Operand.of(start).of(_ -> null);
        Object to = Operand.of(end).of(_ -> null);
        return from != null && to != null && Period.isBackward(from, to);
    }

    private @Nullable Expression bound(@Nullable Expression bound) {
        if (bound == null) {
            return null;
        }
        if (bound instanceof Interval) {
            throw new FilterException("an interval starts and ends with a date or time, not with an interval");
        }
        return single(bound).require(TypeFamily.TIME);
    }

    private CheckedOperand arithmetic(Arithmetic value) {
        Expression left = single(value.left()).require(TypeFamily.NUMBER);
        Expression right = single(value.right()).require(TypeFamily.NUMBER);
        return literal(new Arithmetic(left, value.operator(), right), TypeFamily.NUMBER);
    }

    private CheckedOperand single(Expression operand) {
        CheckedOperand checked = check(operand);
        if (checked.list()) {
            throw new FilterException(checked.name() + " holds a list, where one value is expected");
        }
        return checked;
    }
}

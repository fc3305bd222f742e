package pilotcity.index.filter.cql2text;

import java.util.List;
import java.util.stream.Collectors;
import pilotcity.index.filter.Expression;
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
import pilotcity.index.filter.Filter.Or;
import pilotcity.index.filter.Filter.Spatial;
import pilotcity.index.filter.Filter.Temporal;

/** Writes conditions as CQL2 text, with parentheses only where they are needed. */
public final class TextConditionWriter {
    private final TextExpressionWriter values = new TextExpressionWriter(this);

    String write(Filter filter) {
        return switch (filter) {
            case Constant constant -> constant.value() ? "TRUE" : "FALSE";
            case Holds holds -> values.write(holds.value());
            case And and -> joined(and.operands(), " AND ");
            case Or or -> joined(or.operands(), " OR ");
            case Not not -> not(not.operand());
            case Spatial relation -> relation(relation.operator(), relation.left(), relation.right());
            case Temporal relation -> relation(relation.operator(), relation.left(), relation.right());
            case Array relation -> relation(relation.operator(), relation.left(), relation.right());
            case Compare compare ->
                values.operand(compare.left())
                        + " "
                        + compare.operator().sign()
                        + " "
                        + values.operand(compare.right());
            case Like _, Between _, In _, IsNull _ -> test(filter, "");
        };
    }

    private String joined(List<Filter> operands, String word) {
        return operands.stream()
                .map(operand ->
                        operand instanceof And || operand instanceof Or ? "(" + write(operand) + ")" : write(operand))
                .collect(Collectors.joining(word));
    }

    private String not(Filter operand) {
        return switch (operand) {
            case Like _, Between _, In _, IsNull _ -> test(operand, "NOT ");
            default -> "NOT (" + write(operand) + ")";
        };
    }

    /** @param not {@code "NOT "} or nothing */
    private String test(Filter filter, String not) {
        return switch (filter) {
            case Like like -> values.operand(like.value()) + " " + not + "LIKE " + values.write(like.pattern());
            case Between between ->
                values.operand(between.value())
                        + " "
                        + not
                        + "BETWEEN "
                        + values.operand(between.lower())
                        + " AND "
                        + values.operand(between.upper());
            case In in -> values.operand(in.value()) + " " + not + "IN " + operands(in.values());
            case IsNull isNull -> values.operand(isNull.value()) + " IS " + not + "NULL";
            default -> throw new IllegalArgumentException(filter.toString());
        };
    }

    private String operands(List<Expression> all) {
        return all.stream().map(values::operand).collect(Collectors.joining(", ", "(", ")"));
    }

    private String relation(Enum<?> operator, Expression left, Expression right) {
        return operator.name() + "(" + values.operand(left) + ", " + values.operand(right) + ")";
    }
}

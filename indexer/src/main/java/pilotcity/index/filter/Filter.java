package pilotcity.index.filter;

import java.util.List;

/**
 * A condition on documents, with the meaning that OGC CQL2 (21-065r2) gives it: true, false or unknown, where unknown
 * (an operand has no value) excludes the document. Every filter language of the portal is read into this.
 */
public sealed interface Filter {
    /** Always true or always false (clause 6.3, a Boolean literal as a predicate). */
    record Constant(boolean value) implements Filter {}

    /** A Boolean property or function that stands for itself. */
    record Holds(Expression value) implements Filter {}

    record And(List<Filter> operands) implements Filter {
        public And {
            operands = List.copyOf(operands);
        }
    }

    record Or(List<Filter> operands) implements Filter {
        public Or {
            operands = List.copyOf(operands);
        }
    }

    record Not(Filter operand) implements Filter {}

    record Compare(Expression left, Operator operator, Expression right) implements Filter {}

    /** Pattern with {@code %} for any run, {@code _} for one character, {@code \} before either for itself. */
    record Like(Expression value, Expression pattern) implements Filter {}

    /** Both ends included. */
    record Between(Expression value, Expression lower, Expression upper) implements Filter {}

    record In(Expression value, List<Expression> values) implements Filter {
        public In {
            values = List.copyOf(values);
        }
    }

    record IsNull(Expression value) implements Filter {}

    record Spatial(SpatialOperator operator, Expression left, Expression right) implements Filter {}

    record Temporal(TemporalOperator operator, Expression left, Expression right) implements Filter {}

    record Array(ArrayOperator operator, Expression left, Expression right) implements Filter {}

    /** {@code = <> < > <= >=}. */
    enum Operator {
        EQUAL("="),
        NOT_EQUAL("<>"),
        LESS("<"),
        GREATER(">"),
        LESS_OR_EQUAL("<="),
        GREATER_OR_EQUAL(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** As text and JSON write it. */
        public String sign() {
            return sign;
        }
    }

    /** Spatial relations of OGC Simple Features (requirements class Spatial Functions). */
    enum SpatialOperator {
        S_INTERSECTS,
        S_EQUALS,
        S_DISJOINT,
        S_TOUCHES,
        S_WITHIN,
        S_OVERLAPS,
        S_CROSSES,
        S_CONTAINS
    }

    /** Temporal relations, Allen's and the union of some (requirements class Temporal Functions). */
    enum TemporalOperator {
        T_AFTER,
        T_BEFORE,
        T_CONTAINS,
        T_DISJOINT,
        T_DURING,
        T_EQUALS,
        T_FINISHEDBY,
        T_FINISHES,
        T_INTERSECTS,
        T_MEETS,
        T_METBY,
        T_OVERLAPPEDBY,
        T_OVERLAPS,
        T_STARTEDBY,
        T_STARTS
    }

    /** Relations of lists as sets (requirements class Array Functions). */
    enum ArrayOperator {
        A_EQUALS,
        A_CONTAINS,
        A_CONTAINEDBY,
        A_OVERLAPS
    }
}

package pilotcity.index.filter.evaluate;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;
import pilotcity.index.filter.Filter.ArrayOperator;
import pilotcity.index.filter.Filter.Operator;

/** Compares values of documents and filters. */
final class ValueComparison {
    private ValueComparison() {}

    /** Unknown when the two are of different types. */
    static TruthValue test(Object left, Operator operator, Object right, ZoneId zone) {
        OptionalInt order = order(left, right, zone);
        if (order.isEmpty()) {
            return TruthValue.UNKNOWN;
        }
        int sign = order.getAsInt();
        return TruthValue.of(
                switch (operator) {
                    case EQUAL -> sign == 0;
                    case NOT_EQUAL -> sign != 0;
                    case LESS -> sign < 0;
                    case GREATER -> sign > 0;
                    case LESS_OR_EQUAL -> sign <= 0;
                    case GREATER_OR_EQUAL -> sign >= 0;
                });
    }

    private static OptionalInt order(Object left, Object right, ZoneId zone) {
        return switch (left) {
            case String a when right instanceof String b -> OptionalInt.of(text(a, b));
            case BigDecimal a when right instanceof BigDecimal b -> OptionalInt.of(a.compareTo(b));
            case Boolean a when right instanceof Boolean b -> OptionalInt.of(a.compareTo(b));
            default -> Period.compare(left, right, zone);
        };
    }

    /** By code point, as Lucene orders its terms; {@link String#compareTo} puts U+FFFD behind U+10000. */
    static int text(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        for (int i = 0; i < shorter; i++) {
            char c = a.charAt(i);
            char d = b.charAt(i);
            if (c != d) {
                return Character.isSurrogate(c) == Character.isSurrogate(d)
                        ? Character.compare(c, d)
                        : Boolean.compare(Character.isSurrogate(c), Character.isSurrogate(d));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /** Lists as sets (OGC 21-065r2, requirements class Array Functions); a single value is a set of one. */
    static TruthValue sets(Object left, ArrayOperator operator, Object right, ZoneId zone) {
        List<?> a = left instanceof List<?> list ? list : List.of(left);
        List<?> b = right instanceof List<?> list ? list : List.of(right);
        return TruthValue.of(
                switch (operator) {
                    case A_EQUALS -> containsAll(a, b, zone) && containsAll(b, a, zone);
                    case A_CONTAINS -> containsAll(a, b, zone);
                    case A_CONTAINEDBY -> containsAll(b, a, zone);
                    case A_OVERLAPS -> a.stream().anyMatch(item -> contains(b, item, zone));
                });
    }

    private static boolean containsAll(List<?> all, List<?> some, ZoneId zone) {
        return some.stream().allMatch(item -> contains(all, item, zone));
    }

    private static boolean contains(List<?> all, Object item, ZoneId zone) {
        return all.stream().anyMatch(other -> same(other, item, zone));
    }

    private static boolean same(Object a, Object b, ZoneId zone) {
        if (a instanceof List<?> && b instanceof List<?>) {
            return sets(a, ArrayOperator.A_EQUALS, b, zone) == TruthValue.TRUE;
        }
        return a.equals(b) || test(a, Operator.EQUAL, b, zone) == TruthValue.TRUE;
    }
}

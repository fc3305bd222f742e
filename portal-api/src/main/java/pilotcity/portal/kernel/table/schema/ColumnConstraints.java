package pilotcity.portal.kernel.table.schema;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.table.schema.value.ValueOrder;

/**
 * What a value of a column has to be beside its type.
 *
 * @param choices the values that may stand, as {@link ValueOrder#identity}, and how the schema writes them; empty for
 *     any
 * @param bounds in the order in which they are tried
 * @param maxLength in characters, of a list in items
 */
public record ColumnConstraints(
        boolean required,
        boolean unique,
        @Nullable Pattern pattern,
        Map<Object, String> choices,
        List<Bound> bounds,
        int minLength,
        int maxLength) {
    private static final int SHOWN = 20;

    /**
     * The least or greatest value.
     *
     * @param rule one of the four of minimum and maximum
     * @param text as the schema writes it
     */
    public record Bound(CheckRule rule, Object value, String text) {
        boolean keeps(Object other) {
            int order = ValueOrder.compare(other, value);
            return switch (rule) {
                case MINIMUM -> order >= 0;
                case MAXIMUM -> order <= 0;
                case EXCLUSIVE_MINIMUM -> order > 0;
                default -> order < 0;
            };
        }

        private CellFault fault(String cell) {
            return switch (rule) {
                case MINIMUM -> CellFaults.of(rule, cell + " 小于 " + text, cell + " is less than " + text);
                case MAXIMUM -> CellFaults.of(rule, cell + " 大于 " + text, cell + " is more than " + text);
                case EXCLUSIVE_MINIMUM ->
                    CellFaults.of(rule, cell + " 不大于 " + text, cell + " is not more than " + text);
                default -> CellFaults.of(rule, cell + " 不小于 " + text, cell + " is not less than " + text);
            };
        }
    }

    /** What is wrong with a value that is of the column's type, or null. */
    @Nullable
    CellFault fault(Object value, String text) {
        if (!choices.isEmpty() && !choices.containsKey(ValueOrder.identity(value))) {
            String known =
                    String.join(", ", choices.values().stream().limit(SHOWN).toList())
                            + (choices.size() > SHOWN ? " …" : "");
            return CellFaults.quoted(CheckRule.ENUM, text, "不在取值范围内：" + known, "is none of " + known);
        }
        if (pattern != null && !pattern.matcher(text).matches()) {
            return CellFaults.quoted(CheckRule.PATTERN, text, "不符合格式 " + pattern, "does not match " + pattern);
        }
        for (int at = 0; at < bounds.size(); at++) {
            if (!bounds.get(at).keeps(value)) {
                return bounds.get(at).fault(CellFault.shortened(text));
            }
        }
        return minLength == 0 && maxLength == Integer.MAX_VALUE ? null : lengthFault(value, text);
    }

    private @Nullable CellFault lengthFault(Object value, String text) {
        int length = value instanceof List<?> items ? items.size() : text.codePointCount(0, text.length());
        if (length < minLength) {
            return CellFaults.quoted(CheckRule.MIN_LENGTH, text, "短于 " + minLength, "is shorter than " + minLength);
        }
        return length > maxLength
                ? CellFaults.quoted(CheckRule.MAX_LENGTH, text, "长于 " + maxLength, "is longer than " + maxLength)
                : null;
    }

    /** How faults are worded. */
    static final class CellFaults {
        private CellFaults() {}

        static CellFault of(CheckRule rule, String zh, String en) {
            return new CellFault(rule, new Label(zh, en));
        }

        static CellFault quoted(CheckRule rule, String text, String zh, String en) {
            String cell = CellFault.shortened(text);
            return of(rule, "“" + cell + "”" + zh, "'" + cell + "' " + en);
        }
    }
}

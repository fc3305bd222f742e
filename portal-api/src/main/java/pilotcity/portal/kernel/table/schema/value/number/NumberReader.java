package pilotcity.portal.kernel.table.schema.value.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.table.schema.value.CellReader;

/**
 * Numbers (values {@link BigDecimal} with all digits written) and whole numbers (values {@link Long}, or
 * {@link BigInteger} beyond its range), as a {@link NumberFormat} writes them. NaN and INF are no numbers here: nothing
 * that holds the rows could add them up.
 */
public final class NumberReader implements CellReader {
    private final NumberFormat format;
    private final boolean whole;
    private final boolean plain;

    private NumberReader(NumberFormat format, boolean whole) {
        this.format = format;
        this.whole = whole;
        this.plain = format.isPlain();
    }

    public static NumberReader number(NumberFormat format) {
        return new NumberReader(format, false);
    }

    public static NumberReader integer(NumberFormat format) {
        return new NumberReader(format, true);
    }

    @Override
    public @Nullable Object read(String text) {
        if (plain) {
            return parse(text, 0, text.length());
        }
        String given = format.chinese() ? narrow(text) : text;
        if (format.bareNumber()) {
            return written(given);
        }
        if (!format.affixes().isEmpty()) {
            String number = NumberAffixes.number(given, format.affixes());
            return number == null ? null : written(number);
        }
        NumberAffixes parts = NumberAffixes.of(given, format);
        return parts == null ? null : written(parts.number());
    }

    private @Nullable Object written(String text) {
        String joined = GroupedDigits.plain(text, format);
        Object number = joined == null ? null : parse(joined, 0, joined.length());
        return number == null && format.chinese() && joined != null ? numeral(joined) : number;
    }

    private @Nullable Object numeral(String text) {
        BigDecimal number = ChineseNumerals.parse(text);
        if (number == null || !whole) {
            return number;
        }
        if (number.stripTrailingZeros().scale() > 0) {
            return null;
        }
        BigInteger integer = number.toBigInteger();
        return integer.bitLength() < Long.SIZE ? (Object) integer.longValue() : integer;
    }

    private @Nullable Object parse(CharSequence text, int from, int to) {
        return whole ? PlainNumber.whole(text, from, to) : PlainNumber.decimal(text, from, to);
    }

    /** Full-width digits and signs as ASCII. */
    private static String narrow(String text) {
        StringBuilder narrow = null;
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            char plain = each >= '！' && each <= '～' ? (char) (each - '！' + '!') : each == '−' ? '-' : each;
            if (plain != each) {
                narrow = narrow == null ? new StringBuilder(text) : narrow;
                narrow.setCharAt(at, plain);
            }
        }
        return narrow == null ? text : narrow.toString();
    }

    @Override
    public Label description() {
        String signs = plain || (format.decimalChar() == '.' && format.groupChar() == null)
                ? ""
                : " (" + format.decimalChar() + (format.groupChar() == null ? "" : " " + format.groupChar()) + ")";
        String affixes = format.affixes().isEmpty() ? "" : " [" + String.join(", ", format.affixes()) + "]";
        return new Label((whole ? "整数" : "数值") + signs + affixes, (whole ? "integer" : "number") + signs + affixes);
    }
}

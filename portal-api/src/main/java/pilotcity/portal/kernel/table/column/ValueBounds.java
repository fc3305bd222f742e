package pilotcity.portal.kernel.table.column;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;

/** What a stored table can hold, so that whoever checks cells can name the one that it cannot. */
public final class ValueBounds {
    /** Years that the types of the file hold, and more than anybody means. */
    public static final int FIRST_YEAR = -4000;

    public static final int LAST_YEAR = 200_000;

    private static final Instant FIRST = start(FIRST_YEAR);
    private static final Instant END = start(LAST_YEAR + 1);

    /** No number with more digits in front of its point is below {@link Double#MAX_VALUE}. */
    private static final int MOST_WHOLE_DIGITS = 309;

    /** Behind the point nothing is left of a number that is smaller than {@link Double#MIN_VALUE}. */
    private static final int LONGEST_SCALE = 1100;

    private ValueBounds() {}

    /** Why {@code value} cannot be stored; empty where it can. */
    public static Optional<Label> findFault(@Nullable Object value) {
        return switch (value) {
            case String text
            when hasHalfPair(text) ->
                Optional.of(new Label("含有半个代理对，不是字符", "half of a surrogate pair, which is no character"));
            case BigDecimal number
            when !isHeld(number) ->
                Optional.of(new Label(
                        "数字过长：小数最多 1100 位，且不超过 1.8e308",
                        "more digits than numbers have here: at most 1100 behind the point, and none beyond 1.8e308"));
            case BigInteger number
            when !isHeld(new BigDecimal(number)) ->
                Optional.of(new Label("数字不能超过 1.8e308", "numbers end at 1.8e308 here"));
            case LocalDate day when !isHeld(day) -> Optional.of(years());
            case Instant time when !isHeld(time) -> Optional.of(years());
            case null, default -> Optional.empty();
        };
    }

    private static Instant start(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Label years() {
        return new Label(
                "年份须在 " + FIRST_YEAR + " 至 " + LAST_YEAR + " 之间", "years are from " + FIRST_YEAR + " to " + LAST_YEAR);
    }

    private static boolean hasHalfPair(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c) || i + 1 == length || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private static boolean isHeld(BigDecimal number) {
        if (number.signum() == 0) {
            return true;
        }
        long whole = (long) number.precision() - number.scale();
        return number.scale() <= LONGEST_SCALE
                && whole <= MOST_WHOLE_DIGITS
                && (whole < MOST_WHOLE_DIGITS || Double.isFinite(number.doubleValue()));
    }

    public static boolean isHeld(LocalDate day) {
        return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
    }

    private static boolean isHeld(Instant time) {
        return !time.isBefore(FIRST) && time.isBefore(END);
    }
}

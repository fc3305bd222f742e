package pilotcity.portal.kernel.datasetimport.table;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import pilotcity.index.kind.YearRange;

/** The types of Frictionless Table Schema that are checked, and what values of each look like. */
enum ColumnType {
    STRING,
    ANY,
    INTEGER,
    NUMBER,
    BOOLEAN,
    DATE,
    TIME,
    DATETIME,
    YEAR,
    YEARMONTH;

    static final String DEFAULT_FORMAT = "default";

    /** What schemas call it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ColumnType> find(String code) {
        return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(ColumnType::code).toList();
    }

    List<String> formats() {
        return this == STRING ? List.of(DEFAULT_FORMAT, "uri", "email", "uuid") : List.of(DEFAULT_FORMAT);
    }

    /** Whether {@code value} is in {@code format}, one of {@link #formats}. */
    static boolean isIn(String format, String value) {
        return switch (format) {
            case "uri" -> isUri(value);
            case "email" -> value.matches("[^@\\s]+@[^@\\s]+");
            case "uuid" -> value.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
            default -> true;
        };
    }

    private static boolean isUri(String value) {
        try {
            return new URI(value).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    boolean fits(String value) {
        return switch (this) {
            case STRING, ANY -> true;
            case INTEGER -> value.matches("[+-]?[0-9]{1,18}");
            case NUMBER ->
                value.matches("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,6})?")
                        && Double.isFinite(Double.parseDouble(value));
            case BOOLEAN -> value.matches("true|false");
            case DATE -> isHeld(() -> YearRange.contain(LocalDate.parse(value)));
            case TIME -> isHeld(() -> LocalTime.parse(value).isSupported(ChronoUnit.SECONDS));
            case DATETIME ->
                isHeld(() -> YearRange.contain(OffsetDateTime.parse(value).toInstant()));
            case YEAR -> value.matches("[0-9]{4}") && !value.equals("0000");
            case YEARMONTH ->
                isHeld(() -> YearRange.contain(YearMonth.parse(value).atDay(1)));
        };
    }

    private static boolean isHeld(BooleanSupplier held) {
        try {
            return held.getAsBoolean();
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** What its values are, as errors tell it. */
    String description() {
        return switch (this) {
            case DATE, DATETIME, YEAR, YEARMONTH -> code() + " " + YearRange.RANGE;
            default -> code();
        };
    }

    /** Whether one value can be less than another. */
    boolean isOrdered() {
        return this != STRING && this != ANY && this != BOOLEAN;
    }

    /** The order of two values that fit. */
    int compare(String one, String other) {
        return switch (this) {
            case INTEGER, NUMBER, YEAR -> compare(one, other, BigDecimal::new);
            case DATE -> LocalDate.parse(one).compareTo(LocalDate.parse(other));
            case TIME -> compare(one, other, LocalTime::parse);
            case DATETIME ->
                compare(one, other, text -> OffsetDateTime.parse(text).toInstant());
            case YEARMONTH -> compare(one, other, YearMonth::parse);
            case STRING, ANY, BOOLEAN -> throw new IllegalArgumentException(code() + " has no order");
        };
    }

    private static <C extends Comparable<C>> int compare(String one, String other, Function<String, C> reader) {
        return reader.apply(one).compareTo(reader.apply(other));
    }
}

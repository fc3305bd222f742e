package pilotcity.index.filter;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** A value in a filter: read from the document, written out, or computed from others. */
public sealed interface Expression {
    /** The value of a field; {@code datetime} is the main time of whatever kind. */
    record Property(String name) implements Expression {}

    record Text(String value) implements Expression {}

    record Numeral(BigDecimal value) implements Expression {}

    record Bool(boolean value) implements Expression {}

    record Timestamp(Instant value) implements Expression {}

    record Day(LocalDate value) implements Expression {}

    /** From {@code start} to {@code end}, each an instant, a day, a property, or null for open. */
    record Interval(@Nullable Expression start, @Nullable Expression end) implements Expression {}

    /** WGS84, longitude first. */
    record Shape(Geometry geometry) implements Expression {}

    /** {@code BBOX(west, south, east, north)}; west greater than east crosses the antimeridian. */
    record Box(double west, double south, double east, double north) implements Expression {}

    record Items(List<Expression> items) implements Expression {}

    /** Compares without regard to case. */
    record Casei(Expression value) implements Expression {}

    /** Compares without regard to accents. */
    record Accenti(Expression value) implements Expression {}

    record Arithmetic(Expression left, ArithmeticOperator operator, Expression right) implements Expression {}

    record Call(String name, List<Expression> arguments) implements Expression {}

    /** {@code + - * / % div ^}. */
    enum ArithmeticOperator {
        PLUS,
        MINUS,
        TIMES,
        DIVIDE,
        MODULO,
        INTEGER_DIVIDE,
        POWER
    }
}

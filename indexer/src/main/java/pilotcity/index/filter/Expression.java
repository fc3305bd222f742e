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

    /** Two numerals of one value are equal, however many zeros they were written with. */
    record Numeral(BigDecimal value) implements Expression {
        /** @throws FilterException when it needs more than 400 digits */
        public Numeral {
            value = DecimalArithmetic.plain(value);
        }
    }

    record Bool(boolean value) implements Expression {}

    record Timestamp(Instant value) implements Expression {}

    record Day(LocalDate value) implements Expression {}

    /** From {@code start} to {@code end}, each an instant, a day, a property, or null for open; both ends included. */
    record Interval(@Nullable Expression start, @Nullable Expression end) implements Expression {}

    /** WGS84, longitude first. */
    record Shape(Geometry geometry) implements Expression {}

    /** {@code BBOX(west, south, east, north)}; west greater than east crosses the antimeridian. */
    record Box(double west, double south, double east, double north) implements Expression {
        private static final double AROUND = 360;

        /**
         * The part of the earth that a map shows: longitudes go round it as often as they like, and nothing lies beyond
         * the poles.
         *
         * @throws IllegalArgumentException when a side is no number, south or north is no latitude, or south is greater
         *     than north
         */
        public static Box onEarth(double west, double south, double east, double north) {
            if (!Double.isFinite(west + south + east + north)) {
                throw new IllegalArgumentException("the sides of a box are numbers of degrees");
            }
            for (double latitude : new double[] {south, north}) {
                if (Math.abs(latitude) > 90) {
                    throw new IllegalArgumentException("latitude must be from -90 to 90, not " + latitude);
                }
            }
            if (south > north) {
                throw new IllegalArgumentException("south is greater than north; the order is west,south,east,north");
            }
            if (Math.abs(west) <= 180 && Math.abs(east) <= 180) {
                return new Box(west, south, east, north);
            }
            return east - west >= AROUND
                    ? new Box(-180, south, 180, north)
                    : new Box(onEarth(west), south, onEarth(east), north);
        }

        private static double onEarth(double longitude) {
            return Math.abs(longitude) <= 180 ? longitude : longitude - AROUND * Math.floor((longitude + 180) / AROUND);
        }
    }

    record Items(List<Expression> items) implements Expression {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** Compares without regard to case. */
    record Casei(Expression value) implements Expression {}

    /** Compares without regard to accents. */
    record Accenti(Expression value) implements Expression {}

    record Arithmetic(Expression left, ArithmeticOperator operator, Expression right) implements Expression {}

    record Call(String name, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** A condition as a value, which the grammar allows under IS NULL, in lists and as an argument. */
    record Condition(Filter filter) implements Expression {}

    /** {@code + - * / % div ^}. */
    enum ArithmeticOperator {
        PLUS("+"),
        MINUS("-"),
        TIMES("*"),
        DIVIDE("/"),
        MODULO("%"),
        INTEGER_DIVIDE("div"),
        POWER("^");

        private final String sign;

        ArithmeticOperator(String sign) {
            this.sign = sign;
        }

        /** As text and JSON write it. */
        public String sign() {
            return sign;
        }
    }
}

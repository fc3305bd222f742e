package pilotcity.index.filter.cql2text;

import java.util.function.UnaryOperator;
import org.locationtech.jts.geom.Coordinate;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.FilterException;
import pilotcity.index.filter.FilterLimits;

/**
 * CQL2 Text (OGC 21-065r2, clause 8.2 and annex B), the whole grammar.
 *
 * <p>Beyond the grammar: a Boolean property is a condition by itself, {@code ""} stands for a quote in a quoted name, a
 * quoted name may name a function, {@code IN ()} and times with an offset are read, and {@code \\} in front of a quote
 * is one backslash.
 */
public final class Cql2Text {
    private Cql2Text() {}

    /** @throws FilterException that says at which character (from 1, UTF-16) what was expected and found */
    public static Filter parse(String text) {
        return parse(text, UnaryOperator.identity());
    }

    /**
     * Reads a filter whose positions are in another reference system.
     *
     * @param toWgs84 makes a position WGS84, longitude first
     * @throws FilterException that says at which character (from 1, UTF-16) what was expected and found
     */
    public static Filter parse(String text, UnaryOperator<Coordinate> toWgs84) {
        FilterLimits.length(text);
        return new TextConditionParser(new TokenReader(text, toWgs84)).whole();
    }

    /** Text that {@link #parse} reads into the same filter. */
    public static String write(Filter filter) {
        return new TextConditionWriter().write(filter);
    }
}

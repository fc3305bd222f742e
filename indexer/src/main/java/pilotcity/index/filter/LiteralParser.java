package pilotcity.index.filter;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import pilotcity.index.filter.Expression.Box;
import pilotcity.index.filter.Expression.Day;
import pilotcity.index.filter.Expression.Shape;
import pilotcity.index.filter.Expression.Timestamp;
import pilotcity.index.spatial.GeoJson;
import pilotcity.index.spatial.Geometries;

/** Dates, times and shapes as text and JSON both write them. All errors are {@link FilterException}s. */
public final class LiteralParser {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIMESTAMP =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");

    private LiteralParser() {}

    public static Day day(String text) {
        return findDay(text).orElseThrow(() -> new FilterException("'" + text + "' is no date, as 2013-01-31 is"));
    }

    public static Timestamp timestamp(String text) {
        return findTimestamp(text)
                .orElseThrow(() -> new FilterException("'" + text + "' is no time, as 2013-01-31T08:00:00Z is"));
    }

    /** A {@link Day} or a {@link Timestamp}. */
    public static Expression time(String text) {
        return findTime(text)
                .orElseThrow(() -> new FilterException(
                        "'" + text + "' is neither a date, as 2013-01-31 is, nor a time, as 2013-01-31T08:00:00Z is"));
    }

    public static Optional<Expression> findTime(String text) {
        Optional<Expression> day = findDay(text).map(Expression.class::cast);
        return day.isPresent() ? day : findTimestamp(text).map(Expression.class::cast);
    }

    private static Optional<Day> findDay(String text) {
        try {
            return DAY.matcher(text).matches() ? Optional.of(new Day(LocalDate.parse(text))) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Other offsets than Z are more than the grammar has, and mean what they say. */
    private static Optional<Timestamp> findTimestamp(String text) {
        try {
            return TIMESTAMP.matcher(text).matches()
                    ? Optional.of(new Timestamp(Instant.parse(text)))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public static Shape wkt(String text, UnaryOperator<Coordinate> toWgs84) {
        return shape(() -> Geometries.moved(Geometries.readWkt(text), toWgs84));
    }

    public static Shape geoJson(JsonNode json, UnaryOperator<Coordinate> toWgs84) {
        return shape(() -> Geometries.moved(GeoJson.read(json.toString()), toWgs84));
    }

    private static Shape shape(java.util.function.Supplier<Geometry> reader) {
        try {
            return new Shape(Geometries.requireValid(reader.get()));
        } catch (IllegalArgumentException e) {
            throw new FilterException(String.valueOf(e.getMessage()));
        }
    }

    /** Four numbers, or six with heights, which are left out: the portal's map is flat. */
    public static Box box(double[] bounds, UnaryOperator<Coordinate> toWgs84) {
        int half = bounds.length / 2;
        Coordinate lower = toWgs84.apply(new Coordinate(bounds[0], bounds[1]));
        Coordinate upper = toWgs84.apply(new Coordinate(bounds[half], bounds[half + 1]));
        try {
            return Box.onEarth(lower.x + 0.0, lower.y + 0.0, upper.x + 0.0, upper.y + 0.0);
        } catch (IllegalArgumentException e) {
            throw new FilterException(String.valueOf(e.getMessage()));
        }
    }
}

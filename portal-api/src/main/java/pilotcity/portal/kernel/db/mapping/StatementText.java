package pilotcity.portal.kernel.db.mapping;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import pilotcity.index.spatial.GeoJson;

/** What statements with named values have in common. */
public final class StatementText {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private StatementText() {}

    /**
     * {@code name} as it stands in a statement.
     *
     * @throws IllegalArgumentException unless it can only be the name of a table or a column
     */
    public static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is no name of a table or a column");
        }
        return '"' + name + '"';
    }

    /** @throws IllegalArgumentException when {@code column} has a value in {@code values} already */
    static void set(Map<String, @Nullable Object> values, String column, @Nullable Object value) {
        String name = name(column);
        if (values.containsKey(name)) {
            throw new IllegalArgumentException("column " + column + " is set twice");
        }
        values.put(name, value(value));
    }

    /** {@code value} as the driver takes it. */
    static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case Instant at -> at.atOffset(ZoneOffset.UTC);
            case Geometry geometry -> GeoJson.text(geometry);
            case List<?> texts -> texts.stream().map(String.class::cast).toArray(String[]::new);
            case null -> null;
            default -> value;
        };
    }
}

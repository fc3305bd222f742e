package pilotcity.portal.kernel.db.mapping;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Geometry;
import pilotcity.index.spatial.GeoJson;

/** How values of the database, and of JSON that it makes, become values of each type that a component can have. */
final class ColumnConversions {
    private static final Map<Type, Function<Object, Object>> SIMPLE = Map.ofEntries(
            Map.entry(String.class, String.class::cast),
            Map.entry(Integer.class, value -> Math.toIntExact(whole(value))),
            Map.entry(int.class, value -> Math.toIntExact(whole(value))),
            Map.entry(Long.class, ColumnConversions::whole),
            Map.entry(long.class, ColumnConversions::whole),
            Map.entry(Double.class, value -> ((Number) value).doubleValue()),
            Map.entry(double.class, value -> ((Number) value).doubleValue()),
            Map.entry(Boolean.class, Boolean.class::cast),
            Map.entry(boolean.class, Boolean.class::cast),
            Map.entry(BigDecimal.class, value -> new BigDecimal(((Number) value).toString())),
            Map.entry(Instant.class, ColumnConversions::instant),
            Map.entry(LocalDate.class, ColumnConversions::date),
            Map.entry(JsonObject.class, JsonObject.class::cast),
            Map.entry(JsonArray.class, JsonArray.class::cast),
            Map.entry(Geometry.class, value -> GeoJson.read((String) value)));

    private ColumnConversions() {}

    /** The conversion to {@code type}, or empty when there is none. */
    static Optional<Function<Object, Object>> find(Type type) {
        Function<Object, Object> simple = SIMPLE.get(type);
        if (simple != null) {
            return Optional.of(simple);
        }
        if (type instanceof ParameterizedType given && given.getRawType() == List.class) {
            return list(given.getActualTypeArguments()[0]);
        }
        return type instanceof Class<?> made && made.isRecord()
                ? Optional.of(record(made.asSubclass(Record.class)))
                : Optional.empty();
    }

    private static Optional<Function<Object, Object>> list(Type of) {
        return find(of).map(item -> value -> items(value).map(item).toList());
    }

    private static Stream<?> items(Object value) {
        return value instanceof Object[] array ? Arrays.stream(array) : ((JsonArray) value).stream();
    }

    private static <R extends Record> Function<Object, Object> record(Class<R> type) {
        JsonRecordReader<R> reader = JsonRecordReader.of(type);
        return value -> reader.read((JsonObject) value);
    }

    private static long whole(Object value) {
        return value instanceof Long || value instanceof Integer || value instanceof Short
                ? ((Number) value).longValue()
                : new BigDecimal(((Number) value).toString()).longValueExact();
    }

    static Instant instant(Object value) {
        return value instanceof String text
                ? OffsetDateTime.parse(text).toInstant()
                : ((OffsetDateTime) value).toInstant();
    }

    private static LocalDate date(Object value) {
        return value instanceof String text ? LocalDate.parse(text) : (LocalDate) value;
    }
}

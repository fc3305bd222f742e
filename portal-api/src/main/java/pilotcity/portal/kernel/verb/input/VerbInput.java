package pilotcity.portal.kernel.verb.input;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Values that have passed the fields of a verb: each is of the type its field says, or not there. */
public record VerbInput(Map<String, Object> values) {
    public static final VerbInput EMPTY = new VerbInput(Map.of());

    public VerbInput {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The text, code or id of that name, or null. */
    public @Nullable String text(String name) {
        return (String) values.get(name);
    }

    /** A value that the verb requires. */
    public String get(String name) {
        return (String) Objects.requireNonNull(values.get(name), name);
    }

    public @Nullable Double number(String name) {
        return (Double) values.get(name);
    }

    public @Nullable Long integer(String name) {
        return (Long) values.get(name);
    }

    public boolean flag(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    public @Nullable Instant instant(String name) {
        return (Instant) values.get(name);
    }

    public @Nullable LocalDate date(String name) {
        return (LocalDate) values.get(name);
    }

    public @Nullable Geometry geometry(String name) {
        return (Geometry) values.get(name);
    }

    /** The group of that name; empty when it is not there. */
    public @Nullable JsonObject json(String name) {
        return (JsonObject) values.get(name);
    }

    public VerbInput object(String name) {
        return values.get(name) instanceof VerbInput group ? group : EMPTY;
    }

    /** The texts of a list; empty when it is not there. */
    public List<String> texts(String name) {
        return list(name).stream().map(String.class::cast).toList();
    }

    public List<byte[]> files(String name) {
        return list(name).stream().map(byte[].class::cast).toList();
    }

    /** The groups of a list; empty when it is not there. */
    public List<VerbInput> objects(String name) {
        return list(name).stream().map(VerbInput.class::cast).toList();
    }

    /** What the verb's preparation has put there; empty when there is nothing. */
    public <T> List<T> prepared(String name, Class<T> type) {
        return list(name).stream().map(type::cast).toList();
    }

    /** The answers by the code of their question; empty when there are none. */
    public Map<String, List<String>> answers(String name) {
        Map<String, List<String>> answers = new LinkedHashMap<>();
        if (values.get(name) instanceof Map<?, ?> given) {
            given.forEach((code, texts) -> answers.put(
                    String.valueOf(code),
                    ((List<?>) texts).stream().map(String::valueOf).toList()));
        }
        return answers;
    }

    private List<?> list(String name) {
        return values.get(name) instanceof List<?> items ? items : List.of();
    }
}

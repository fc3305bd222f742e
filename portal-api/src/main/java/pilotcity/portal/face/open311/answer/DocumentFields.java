package pilotcity.portal.face.open311.answer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotcity.index.document.Document;

/** A public document, or a part of one, by the names of its fields. */
public record DocumentFields(Map<?, ?> values) {
    public static DocumentFields of(Document document) {
        return new DocumentFields(document.map());
    }

    public String id() {
        return get("id");
    }

    public @Nullable String text(String field) {
        return values.get(field) instanceof String text ? text : null;
    }

    /** A field that every document of the kind has. */
    public String get(String field) {
        return Objects.requireNonNull(text(field), field);
    }

    public @Nullable Number number(String field) {
        return values.get(field) instanceof Number number ? number : null;
    }

    public boolean flag(String field) {
        return Boolean.TRUE.equals(values.get(field));
    }

    public @Nullable Instant instant(String field) {
        String text = text(field);
        return text == null ? null : Instant.parse(text);
    }

    /** The parts of a list of objects; empty when there are none. */
    public List<DocumentFields> parts(String field) {
        return values.get(field) instanceof List<?> items
                ? items.stream()
                        .map(item -> new DocumentFields((Map<?, ?>) item))
                        .toList()
                : List.of();
    }

    /** The texts of a list; empty when there are none. */
    public List<String> texts(String field) {
        return values.get(field) instanceof List<?> items
                ? items.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** One coordinate of a GeoJSON point: 0 is the longitude, 1 the latitude. */
    public @Nullable Number coordinate(String field, int which) {
        return values.get(field) instanceof Map<?, ?> shape
                        && shape.get("coordinates") instanceof List<?> point
                        && point.get(which) instanceof Number number
                ? number
                : null;
    }
}

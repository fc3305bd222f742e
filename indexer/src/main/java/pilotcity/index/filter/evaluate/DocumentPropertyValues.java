package pilotcity.index.filter.evaluate;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.index.document.Document;
import pilotcity.index.document.FieldValues;
import pilotcity.index.kind.JsonValueReader;
import pilotcity.index.kind.Kind;

/**
 * The values of a published document, read from its JSON when first asked for. Fields that only the whole document
 * shows are null where the JSON is that of a list. For one thread.
 */
public final class DocumentPropertyValues implements PropertyValues {
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .reader();

    private final Kind<?> kind;
    private final Document document;
    private final FieldValues values;
    private final ZoneId zone;
    private final Map<String, Optional<Object>> read = new HashMap<>();

    private DocumentPropertyValues(Kind<?> kind, Document document, ZoneId zone) {
        this.kind = kind;
        this.document = document;
        this.values = new FieldValues(document);
        this.zone = zone;
    }

    /** @param zone where days begin and end, unless the document says otherwise */
    public static PropertyValues of(Kind<?> kind, Document document, ZoneId zone) {
        return new DocumentPropertyValues(kind, document, zone);
    }

    @Override
    public ZoneId zone() {
        return kind.zone() == null ? zone : DayBounds.zone(field(kind.zone()), zone);
    }

    @Override
    public @Nullable Object get(String property) {
        return switch (property) {
            case "id" -> document.id();
            case "kind" -> document.kind();
            case Kind.TIME -> time();
            default -> field(property);
        };
    }

    private @Nullable Object time() {
        String time = kind.time();
        String until = kind.until();
        Object start = time == null ? null : field(time);
        Object end = until == null ? null : field(until);
        return until == null || (start == null && end == null) ? start : Period.open(start, end);
    }

    private @Nullable Object field(String name) {
        return read.computeIfAbsent(
                        name,
                        _ -> kind.findField(name)
                                .flatMap(field ->
                                        Optional.ofNullable(JsonValueReader.of(field, values.node(name, JSON)))))
                .orElse(null);
    }
}

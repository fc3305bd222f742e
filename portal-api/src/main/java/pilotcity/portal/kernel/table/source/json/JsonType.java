package pilotcity.portal.kernel.table.source.json;

import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

/** What the values of a member are, as far as JSON says. Text may be anything. */
enum JsonType {
    UNKNOWN(null),
    INTEGER("integer"),
    NUMBER("number"),
    BOOLEAN("boolean"),
    OBJECT("object"),
    ARRAY("array"),
    TEXT(null);

    private final @Nullable String frictionless;

    JsonType(@Nullable String frictionless) {
        this.frictionless = frictionless;
    }

    @Nullable
    String frictionless() {
        return frictionless;
    }

    /** What they are when {@code value} is one of them. */
    JsonType with(JsonToken value) {
        JsonType type = switch (value) {
            case VALUE_NULL -> this;
            case VALUE_NUMBER_INT -> INTEGER;
            case VALUE_NUMBER_FLOAT -> NUMBER;
            case VALUE_TRUE, VALUE_FALSE -> BOOLEAN;
            case START_OBJECT -> OBJECT;
            case START_ARRAY -> ARRAY;
            default -> TEXT;
        };
        if (this == UNKNOWN || this == type) {
            return type;
        }
        return (this == INTEGER && type == NUMBER) || (this == NUMBER && type == INTEGER) ? NUMBER : TEXT;
    }
}

package pilotcity.portal.face.desk.dataset;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as maps and lists, which templates walk. */
final class JsonMaps {
    private JsonMaps() {}

    static Map<String, @Nullable Object> of(@Nullable JsonObject json) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (json != null) {
            json.forEach(entry -> map.put(entry.getKey(), value(entry.getValue())));
        }
        return map;
    }

    /** The object that {@code json} has by that name; an empty one where it has none, or null. */
    static JsonObject object(JsonObject json, String name) {
        JsonObject found = json.getJsonObject(name);
        return found == null ? new JsonObject() : found;
    }

    static List<@Nullable Object> of(@Nullable JsonArray json) {
        List<@Nullable Object> list = new ArrayList<>();
        if (json != null) {
            json.forEach(item -> list.add(value(item)));
        }
        return list;
    }

    private static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case JsonObject object -> of(object);
            case JsonArray array -> of(array);
            default -> value;
        };
    }
}

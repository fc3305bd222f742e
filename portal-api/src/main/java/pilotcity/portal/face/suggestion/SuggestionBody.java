package pilotcity.portal.face.suggestion;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.suggestion.AskedSuggestion;
import pilotcity.portal.kernel.http.request.StrictJson;
import pilotcity.portal.kernel.http.request.UnicodeCheck;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.input.JsonTypeCheck;

/**
 * What is asked at once: one text, or a batch of them. The texts of a batch are checked one by one when each is
 * answered.
 *
 * @param items what was sent for each text
 */
record SuggestionBody(boolean batch, List<?> items) {
    static final String ITEMS = "items";
    static final int MOST_ITEMS = 100;
    static final String MEDIA_TYPE = "application/json";

    /**
     * @param type the value of {@code Content-Type}, or null
     * @throws Problem UNSUPPORTED_MEDIA_TYPE, or BAD_REQUEST where it is no such body
     */
    static SuggestionBody read(@Nullable String type, Buffer body) {
        requireJson(type);
        try {
            JsonObject object = StrictJson.read(body);
            return object.containsKey(ITEMS) ? batch(object) : new SuggestionBody(false, List.of(object));
        } catch (IllegalArgumentException e) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, "the body " + e.getMessage());
        }
    }

    private static void requireJson(@Nullable String type) {
        String[] parts = String.valueOf(type).toLowerCase(Locale.ROOT).split(";", 2);
        boolean utf8 = parts.length == 1
                || !parts[1].contains("charset")
                || parts[1].replace("\"", "").strip().equals("charset=utf-8");
        if (!parts[0].strip().equals(MEDIA_TYPE) || !utf8) {
            throw Problem.of(Problem.Kind.UNSUPPORTED_MEDIA_TYPE, "send " + MEDIA_TYPE + " in UTF-8");
        }
    }

    private static SuggestionBody batch(JsonObject object) {
        StrictJson.requireKnown(object, Set.of(ITEMS), "");
        if (!(object.getValue(ITEMS) instanceof JsonArray items)) {
            throw Problem.field(ITEMS, "must be a list");
        }
        if (items.isEmpty() || items.size() > MOST_ITEMS) {
            throw Problem.field(ITEMS, "has from 1 to " + MOST_ITEMS + " items, not " + items.size());
        }
        return new SuggestionBody(true, items.getList());
    }

    int texts() {
        return items.size();
    }

    /**
     * What is asked for one text.
     *
     * @throws Problem BAD_REQUEST that names the field which is wrong
     */
    static AskedSuggestion asked(@Nullable Object item) {
        Map<String, Object> values = UnicodeCheck.require(object(item)).getMap();
        JsonTypeCheck.require(AskedSuggestion.FIELDS, values);
        return AskedSuggestion.read(values);
    }

    @SuppressWarnings("unchecked") // the names of members are texts
    private static JsonObject object(@Nullable Object item) {
        return switch (item) {
            case JsonObject object -> object;
            case Map<?, ?> members -> new JsonObject((Map<String, Object>) members);
            case null, default -> throw Problem.of(Problem.Kind.BAD_REQUEST, "an item must be an object");
        };
    }
}

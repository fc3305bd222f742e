package pilotcity.portal.suggestion.conversation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.suggestion.Suggestions.ReportPart;

/**
 * A report as the verb {@code report} takes it.
 *
 * @param category that somebody chose or that is sure, or null; null as well where it requires an answer that is
 *     missing, without which it takes no report
 * @param answers by the code of the question
 * @param parts the further matters, where they are to be records of their own
 */
public record ReportDraft(
        String description,
        @Nullable String category,
        Whereabouts where,
        Map<String, List<String>> answers,
        @Nullable String campaign,
        List<ReportPart> parts) {
    public ReportDraft {
        answers = Map.copyOf(answers);
        parts = List.copyOf(parts);
    }

    /** The values by the names of the verb's fields. */
    public JsonObject json() {
        JsonObject json = new JsonObject();
        put(json, "description", description.isEmpty() ? null : description);
        put(json, "category", category);
        put(json, "lon", where.lon());
        put(json, "lat", where.lat());
        put(json, "crs", where.hasPoint() ? where.crs() : null);
        put(json, "accuracy", where.hasPoint() ? where.accuracy() : null);
        put(json, "address", where.address());
        put(json, "place", where.hasPoint() ? null : where.place());
        put(json, "unplaced", where.isUnknown() ? true : null);
        put(json, "campaign", campaign);
        if (category != null && !answers.isEmpty()) {
            json.put("answers", answersJson());
        }
        if (!parts.isEmpty()) {
            json.put(
                    "parts", new JsonArray(parts.stream().map(ReportDraft::json).toList()));
        }
        return json;
    }

    private JsonObject answersJson() {
        Map<String, Object> all = new LinkedHashMap<>();
        answers.keySet().stream()
                .sorted()
                .forEach(code -> all.put(code, new JsonArray(answers.getOrDefault(code, List.of()))));
        return new JsonObject(all);
    }

    private static JsonObject json(ReportPart part) {
        return new JsonObject()
                .put("description", part.words().strip())
                .put("category", part.category().category().id());
    }

    private static void put(JsonObject json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}

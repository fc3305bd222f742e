package pilotcity.portal.face.desk.dataset;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody changed in the form of a description that comes back, against what the description says now.
 *
 * @param shown what the form is to say, by the names of the fields
 * @param ofBoth the fields that somebody else has changed in the meantime, too, and to something else
 */
record DescriptionChange(Map<String, Object> shown, Set<String> ofBoth) {

    /**
     * What was not changed in the form is as it is now, so that the next save does not undo what others did.
     *
     * @param now values by the names of the fields
     * @param returned what was sent; {@code original} in it has as JSON what the form said before, and {@code whole} says
     *     that what is not there was emptied
     */
    static DescriptionChange of(JsonObject now, Map<String, Object> returned) {
        Map<String, Object> shown = new HashMap<>();
        now.forEach(entry -> shown.put(entry.getKey(), entry.getValue()));
        Set<String> ofBoth = new HashSet<>();
        if (!returned.containsKey("whole")) {
            shown.putAll(returned);
            return new DescriptionChange(shown, ofBoth);
        }
        JsonObject original = original(returned, now);
        Set<String> names = new HashSet<>(now.fieldNames());
        names.addAll(original.fieldNames());
        names.addAll(returned.keySet());
        for (String name : names) {
            List<String> posted = texts(returned.get(name));
            List<String> before = texts(original.getValue(name));
            if (posted.equals(before)) {
                continue;
            }
            if (posted.isEmpty()) {
                shown.remove(name);
            } else {
                shown.put(name, returned.get(name));
            }
            List<String> present = texts(now.getValue(name));
            if (!present.equals(before) && !present.equals(posted)) {
                ofBoth.add(name);
            }
        }
        return new DescriptionChange(shown, ofBoth);
    }

    private static JsonObject original(Map<String, Object> returned, JsonObject now) {
        try {
            return returned.get("original") instanceof String text ? new JsonObject(text) : now;
        } catch (DecodeException e) {
            return now;
        }
    }

    /** Browsers send line breaks in their own way. */
    private static List<String> texts(@Nullable Object value) {
        return DescriptionForm.texts(value).stream()
                .map(text -> text.replace("\r\n", "\n").strip())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    boolean isOfBoth(String name) {
        return ofBoth.contains(name);
    }
}

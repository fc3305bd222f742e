package pilotcity.portal.face.desk;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Document;
import pilotcity.portal.face.page.Language;
import pilotcity.portal.face.page.Moments;
import pilotcity.portal.face.page.show.Answered;

/**
 * What is not public of a record, in words. What was not given is left out.
 *
 * @param texts those of the pages, where {@code private_} stands before the name of each part and of each code
 */
record Original(Map<String, String> texts, Language language, ZoneId zone) {
    private static final String WORDS = "private_";

    /** @param category whose questions were answered, or null */
    List<Answered> lines(JsonObject original, @Nullable Document category) {
        List<Answered> lines = new ArrayList<>();
        for (String part : List.of("original", "contact")) {
            JsonObject given = original.getJsonObject(part, new JsonObject());
            for (String name : given.fieldNames()) {
                if (name.equals("answers")) {
                    lines.addAll(answers(given.getJsonObject(name), category));
                } else {
                    add(lines, name, given.getValue(name));
                }
            }
        }
        return lines;
    }

    private void add(List<Answered> lines, String name, Object value) {
        List<String> values = value instanceof JsonArray items
                ? items.stream().map(item -> word(String.valueOf(item))).toList()
                : List.of(name.endsWith("_at") ? Moments.of(value.toString(), language, zone) : word(value.toString()));
        if (!values.isEmpty()) {
            lines.add(new Answered(word(name), values));
        }
    }

    private List<Answered> answers(JsonObject given, @Nullable Document category) {
        List<Map<String, Object>> answers = new ArrayList<>();
        given.forEach(answer -> {
            Object values = answer.getValue() instanceof JsonArray items ? items.getList() : answer.getValue();
            answers.add(Map.of("question", answer.getKey(), "values", values));
        });
        return Answered.of(answers, category, language);
    }

    private String word(String code) {
        return texts.getOrDefault(WORDS + code, code);
    }
}

package pilotcity.portal.face.desk;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.document.Document;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.TimeFormatter;
import pilotcity.portal.face.shared.page.document.QuestionAnswer;

/**
 * The private part of a service request in words; what was not given is left out.
 *
 * @param texts those of the pages, where {@code private_} stands before the name of each part and of each code
 */
record PrivateDetails(Map<String, String> texts, Language language, ZoneId zone) {
    private static final String WORDS = "private_";

    /** @param category whose questions were answered, or null */
    List<QuestionAnswer> lines(JsonObject original, @Nullable Document category) {
        List<QuestionAnswer> lines = new ArrayList<>();
        for (String part : List.of("original", "contact")) {
            if (original.getValue(part) instanceof JsonObject given) {
                given.forEach(each -> {
                    if (each.getValue() instanceof JsonObject answers) {
                        lines.addAll(answers(answers, category));
                    } else if (each.getValue() != null) {
                        add(lines, each.getKey(), each.getValue());
                    }
                });
            }
        }
        return lines;
    }

    private void add(List<QuestionAnswer> lines, String name, Object value) {
        List<String> values = value instanceof JsonArray items
                ? items.stream().map(item -> word(String.valueOf(item))).toList()
                : List.of(
                        name.endsWith("_at")
                                ? TimeFormatter.of(value.toString(), language, zone)
                                : word(value.toString()));
        if (!values.isEmpty()) {
            lines.add(new QuestionAnswer(word(name), values));
        }
    }

    private List<QuestionAnswer> answers(JsonObject given, @Nullable Document category) {
        List<Map<String, Object>> answers = new ArrayList<>();
        given.forEach(answer -> {
            Object values = answer.getValue() instanceof JsonArray items ? items.getList() : answer.getValue();
            answers.add(Map.of("question", answer.getKey(), "values", values));
        });
        return QuestionAnswer.of(answers, category, language);
    }

    private String word(String code) {
        return texts.getOrDefault(WORDS + code, code);
    }
}

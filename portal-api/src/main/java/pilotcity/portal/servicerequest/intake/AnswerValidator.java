package pilotcity.portal.servicerequest.intake;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.YearRange;
import pilotcity.portal.kernel.problem.Problem;

/** Checks answers against the questions of a category (Open311 GeoReport v2, service definition). */
final class AnswerValidator {
    private static final int LONGEST = 1_000;

    private final Map<String, JsonObject> questions = new LinkedHashMap<>();

    /** @param questions rows of the table, or null when the category asks nothing */
    AnswerValidator(@Nullable JsonArray questions) {
        if (questions != null) {
            questions.stream()
                    .map(JsonObject.class::cast)
                    .forEach(question -> this.questions.put(question.getString("code"), question));
        }
    }

    /** @throws Problem that names the first answer which does not fit, or is missing */
    void check(Map<String, List<String>> answers) {
        for (String code : answers.keySet()) {
            if (!questions.containsKey(code)) {
                throw Problem.field("answers." + code, "the category does not ask that");
            }
        }
        questions.forEach((code, question) -> {
            List<String> given = answers.getOrDefault(code, List.of());
            if (given.isEmpty() && Boolean.TRUE.equals(question.getBoolean("required"))) {
                throw Problem.field("answers." + code, "is required: " + question.getString("text"));
            }
            given.forEach(answer -> check("answers." + code, question, given.size(), answer));
        });
    }

    private static void check(String field, JsonObject question, int count, String answer) {
        String datatype = question.getString("datatype");
        if (count > 1 && !datatype.equals("multivaluelist")) {
            throw Problem.field(field, "takes one answer");
        }
        if (answer.length() > LONGEST) {
            throw Problem.field(field, "has at most " + LONGEST + " characters");
        }
        switch (datatype) {
            case "number" -> requireNumber(field, answer);
            case "datetime" -> requireTime(field, answer);
            case "singlevaluelist", "multivaluelist" -> requireChoice(field, question, answer);
            default -> {
                // any text
            }
        }
    }

    private static void requireNumber(String field, String answer) {
        if (!answer.matches("[+-]?[0-9]{1,15}([.][0-9]{1,9})?")) {
            throw Problem.field(field, "must be a number, not '" + answer + "'");
        }
    }

    private static void requireTime(String field, String answer) {
        try {
            if (!YearRange.contain(OffsetDateTime.parse(answer).toInstant())) {
                throw Problem.field(field, "must be " + YearRange.RANGE);
            }
        } catch (DateTimeException e) {
            throw Problem.field(field, "must be a time with an offset such as 2026-05-31T08:00:00+08:00");
        }
    }

    private static void requireChoice(String field, JsonObject question, String answer) {
        Set<String> keys = question.getJsonArray("choices").stream()
                .map(choice -> ((JsonObject) choice).getString("key"))
                .collect(Collectors.toSet());
        if (!keys.contains(answer)) {
            throw Problem.field(
                    field,
                    "must be one of " + keys.stream().sorted().collect(Collectors.joining(", ")) + ", not '" + answer
                            + "'");
        }
    }
}

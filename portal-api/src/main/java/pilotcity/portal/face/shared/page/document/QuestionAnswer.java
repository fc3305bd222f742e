package pilotcity.portal.face.shared.page.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.document.Document;
import pilotcity.portal.face.shared.page.Language;

/**
 * One question of a category and what was answered to it, in words: a document has the codes of both.
 *
 * @param title the question
 */
public record QuestionAnswer(String title, List<String> values) {

    /** @param category the document whose questions they are; null when it is not here */
    public static List<QuestionAnswer> of(@Nullable Object answers, @Nullable Document category, Language language) {
        Map<String, Map<?, ?>> questions = new HashMap<>();
        if (category != null) {
            ReferencedDocuments.listed(category.map().get("questions"))
                    .forEach(each -> questions.put(text((Map<?, ?>) each, "code"), (Map<?, ?>) each));
        }
        List<QuestionAnswer> questionAnswer = new ArrayList<>();
        for (Object each : ReferencedDocuments.listed(answers)) {
            Map<?, ?> answer = (Map<?, ?>) each;
            String code = text(answer, "question");
            Map<?, ?> question = questions.getOrDefault(code, Map.of());
            questionAnswer.add(new QuestionAnswer(
                    words(question, "text", language, code),
                    ReferencedDocuments.listed(answer.get("values")).stream()
                            .map(value -> value(question, String.valueOf(value), language))
                            .toList()));
        }
        return questionAnswer;
    }

    private static String value(Map<?, ?> question, String given, Language language) {
        return ReferencedDocuments.listed(question.get("values")).stream()
                .map(each -> (Map<?, ?>) each)
                .filter(each -> given.equals(each.get("key")))
                .map(each -> words(each, "name", language, given))
                .findFirst()
                .orElse(given);
    }

    private static String text(Map<?, ?> of, String name) {
        return String.valueOf(of.get(name));
    }

    private static String words(Map<?, ?> of, String name, Language language, String otherwise) {
        Object own = of.get(language.of(name, name + "En"));
        Object words = own == null ? of.get(name) : own;
        return words == null ? otherwise : words.toString();
    }
}

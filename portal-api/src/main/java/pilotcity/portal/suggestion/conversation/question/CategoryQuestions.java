package pilotcity.portal.suggestion.conversation.question;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Label;

/** What a category asks, the most important first. */
public final class CategoryQuestions {
    private static final String CATEGORY = "category";
    private static final String QUESTIONS = "questions";
    private static final String CODE = "code";

    private final List<Question> questions;

    private CategoryQuestions(List<Question> questions) {
        this.questions = questions;
    }

    /**
     * What is required comes first, then what the category asks itself, then what it has from those above it; each in
     * the order of its editors.
     */
    public static CategoryQuestions of(Index index, Document category) {
        Set<String> inherited = Optional.ofNullable((String) category.map().get("parent"))
                .flatMap(parent -> index.find(CATEGORY, parent))
                .map(parent -> maps(parent.map().get(QUESTIONS))
                        .map(question -> String.valueOf(question.get(CODE)))
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
        return new CategoryQuestions(maps(category.map().get(QUESTIONS))
                .sorted(Comparator.<Map<?, ?>, Boolean>comparing(question -> !isRequired(question))
                        .thenComparing(question -> inherited.contains(String.valueOf(question.get(CODE)))))
                .map(CategoryQuestions::question)
                .toList());
    }

    public Optional<Question> find(String code) {
        return questions.stream().filter(each -> each.code().equals(code)).findFirst();
    }

    /** The most important one that is not among {@code answered}. */
    public Optional<Question> first(Collection<String> answered) {
        return questions.stream()
                .filter(each -> !answered.contains(each.answerCode()))
                .findFirst();
    }

    /** The first question that is not answered and without which the category takes no report. */
    public Optional<Question> firstLacking(Collection<String> answered) {
        return questions.stream()
                .filter(each -> each.required() && !answered.contains(each.answerCode()))
                .findFirst();
    }

    /** Of the answers those that the category asks for. */
    public Map<String, List<String>> of(Map<String, List<String>> answers) {
        Map<String, List<String>> own = new LinkedHashMap<>();
        answers.forEach((code, values) -> find(Question.ANSWERS + code).ifPresent(question -> own.put(code, values)));
        return own;
    }

    /** The answers that the words give already, by naming a choice. */
    public Map<String, List<String>> said(String words) {
        Map<String, List<String>> said = new LinkedHashMap<>();
        for (Question question : questions) {
            List<String> named = question.kind() == Question.Kind.NUMBER
                    ? SaidAmounts.in(words, question).stream().toList()
                    : SaidChoices.in(words, question);
            if (!named.isEmpty()) {
                said.put(question.answerCode(), named);
            }
        }
        return said;
    }

    private static Question question(Map<?, ?> question) {
        return new Question(
                Question.ANSWERS + question.get(CODE),
                Question.Kind.ofDatatype(String.valueOf(question.get("datatype"))),
                label(question, "text"),
                question.get("hint") == null ? null : label(question, "hint"),
                isRequired(question),
                maps(question.get("values"))
                        .map(choice ->
                                new Question.Choice(String.valueOf(choice.get("key")), label(choice, "name"), null))
                        .toList());
    }

    private static boolean isRequired(Map<?, ?> question) {
        return Boolean.TRUE.equals(question.get("required"));
    }

    /** A text that has no English is shown in Chinese. */
    public static Label label(Map<?, ?> values, String name) {
        Object chinese = values.get(name);
        Object english = values.get(name + "En");
        return new Label(String.valueOf(chinese), String.valueOf(english == null ? chinese : english));
    }

    private static Stream<Map<?, ?>> maps(@Nullable Object list) {
        return list instanceof List<?> items
                ? items.stream().filter(Map.class::isInstance).map(item -> (Map<?, ?>) item)
                : Stream.empty();
    }
}

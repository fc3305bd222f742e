package pilotcity.portal.suggestion.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Label;
import pilotcity.portal.suggestion.Suggester;
import pilotcity.portal.suggestion.SuggestionRequest;
import pilotcity.portal.suggestion.Suggestions.Answerer;
import pilotcity.portal.suggestion.Suggestions.CategorySuggestion;
import pilotcity.portal.suggestion.conversation.question.CategoryQuestions;
import pilotcity.portal.suggestion.conversation.question.Question;

/**
 * Chooses the next question, if one is worth asking: where it is, which of two categories where that changes who
 * answers or how soon, and the most important one of the category. What was asked is not asked again.
 */
final class QuestionChooser {
    private static final Label WHICH = new Label("更像下面哪一种？", "Which of these is it?");
    private static final Label NEITHER = new Label("都不是", "Neither");

    /** Below that, neither of two categories is likely to be right, and asking between them leads astray. */
    private static final double WORTH_ASKING = 0.5;

    private final Index index;
    private final Understanding understood;
    private final SuggestionRequest request;
    private final Suggester suggester;
    private final boolean shown;

    /** @param shown whether a photo has come, without which there is nothing to send before anything is said */
    QuestionChooser(
            Suggester suggester, Index index, Understanding understood, SuggestionRequest request, boolean shown) {
        this.suggester = suggester;
        this.index = index;
        this.understood = understood;
        this.request = request;
        this.shown = shown;
    }

    /** @param asked codes of the questions that have been asked */
    Optional<Question> next(Set<String> asked) {
        if (understood.words().isEmpty() && !shown) {
            return Optional.of(Question.OF_WORDS);
        }
        if (asked.size() >= Conversation.MOST_QUESTIONS) {
            return Optional.empty();
        }
        return Stream.<Supplier<Optional<Question>>>of(this::words, this::place, this::category, () -> detail(asked))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .filter(question -> !asked.contains(question.code()))
                .findFirst();
    }

    private Optional<Question> words() {
        return understood.words().isEmpty() ? Optional.of(Question.OF_WORDS) : Optional.empty();
    }

    private Optional<Question> place() {
        return understood.found() ? Optional.empty() : Optional.of(Question.OF_PLACE);
    }

    /** Between the two most probable ones, unless both may be meant: several matters are no doubt about one. */
    Optional<Question> category() {
        List<CategorySuggestion> both =
                understood.suggestions().categories().stream().limit(2).toList();
        boolean worth = understood.category() == null
                && understood.suggestions().parts().isEmpty()
                && both.size() == 2
                && both.stream().mapToDouble(CategorySuggestion::probability).sum() >= WORTH_ASKING
                && differ(both.getFirst().category(), both.getLast().category());
        return worth ? Optional.of(between(both)) : Optional.empty();
    }

    static Question between(List<CategorySuggestion> categories) {
        List<Question.Choice> choices = new ArrayList<>();
        categories.forEach(
                each -> choices.add(choice(each.category().id(), each.category().map())));
        choices.add(new Question.Choice(Question.NEITHER, NEITHER, null));
        return new Question(Question.CATEGORY, Question.Kind.CHOICE, WHICH, null, false, choices);
    }

    private static Question.Choice choice(String id, Map<String, Object> category) {
        Label more = category.get("description") == null ? null : CategoryQuestions.label(category, "description");
        return new Question.Choice(id, CategoryQuestions.label(category, "name"), more);
    }

    /** Whether it matters which of them it is: for who answers, or for how soon. */
    private boolean differ(Document one, Document other) {
        Map<String, Object> first = one.map();
        Map<String, Object> second = other.map();
        return !Objects.equals(first.get("serviceDays"), second.get("serviceDays"))
                || !Objects.equals(first.get("dayType"), second.get("dayType"))
                || !answering(one).equals(answering(other));
    }

    /** Who answers; where the place is not known, who does in which place; and where nobody does, whom to turn to. */
    private Object answering(Document category) {
        Answerer answerer = suggester.answerer(
                index, category, request, understood.suggestions().places());
        Document organisation = answerer.organisation();
        if (organisation != null) {
            return organisation.id();
        }
        @Nullable Object responsibilities = category.map().get("responsibilities");
        return answerer.placed() || responsibilities == null ? answerer.contacts() : responsibilities;
    }

    /** One is enough: what else a category asks stands in the form. */
    private Optional<Question> detail(Set<String> asked) {
        if (asked.stream().anyMatch(code -> code.startsWith(Question.ANSWERS))) {
            return Optional.empty();
        }
        return Optional.ofNullable(understood.category())
                .flatMap(category -> CategoryQuestions.of(index, category)
                        .first(understood.answers().keySet()));
    }
}

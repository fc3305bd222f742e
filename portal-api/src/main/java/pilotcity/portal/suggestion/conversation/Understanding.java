package pilotcity.portal.suggestion.conversation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.document.Document;
import pilotcity.portal.suggestion.Likelihood;
import pilotcity.portal.suggestion.Suggestions;
import pilotcity.portal.suggestion.Suggestions.CategorySuggestion;
import pilotcity.portal.suggestion.Suggestions.ReportPart;

/**
 * What has been understood of what somebody said.
 *
 * @param words as they may be published
 * @param category what it is about, or null where neither the person nor the model is sure
 * @param chosen whether the person said so
 * @param where it is, as was said in whatever way
 * @param found whether that is enough to find it
 * @param answers to the questions of the category, by their code
 * @param parts the further matters, where they are to be records of their own
 */
public record Understanding(
        String words,
        Suggestions suggestions,
        @Nullable Document category,
        boolean chosen,
        Whereabouts where,
        boolean found,
        Map<String, List<String>> answers,
        List<ReportPart> parts) {
    public Understanding {
        answers = Map.copyOf(answers);
        parts = List.copyOf(parts);
    }

    /** How likely the category is; empty where a person chose it, who needs no figure. */
    public Optional<Likelihood> likelihood() {
        if (chosen || category == null) {
            return Optional.empty();
        }
        Stream<CategorySuggestion> ofParts = suggestions.parts().stream().map(ReportPart::category);
        return Stream.concat(suggestions.sure() ? suggestions.categories().stream() : Stream.empty(), ofParts)
                .filter(each -> each.category().id().equals(category.id()))
                .findFirst()
                .map(each -> Likelihood.of(each.probability()));
    }
}

package pilotcity.portal.suggestion.conversation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.index.document.Document;
import pilotcity.portal.suggestion.Likelihood;
import pilotcity.portal.suggestion.Suggestions;

/**
 * What has been understood of what somebody said.
 *
 * @param words as they may be published
 * @param category what it is about, or null where neither the person nor the model is sure
 * @param chosen whether the person said so
 * @param where it is, as was said in whatever way
 * @param found whether that is enough to find it
 * @param answers to the questions of the category, by their code
 */
public record Understanding(
        String words,
        Suggestions suggestions,
        @Nullable Document category,
        boolean chosen,
        Whereabouts where,
        boolean found,
        Map<String, List<String>> answers) {
    public Understanding {
        answers = Map.copyOf(answers);
    }

    /** How likely the category is; empty where a person chose it, who needs no figure. */
    public Optional<Likelihood> likelihood() {
        return chosen || category == null
                ? Optional.empty()
                : Optional.of(Likelihood.of(suggestions.categories().getFirst().probability()));
    }
}

package pilotcity.portal.kernel.suggestion;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.learning.danger.Danger;
import pilotcity.portal.kernel.learning.danger.DangerSigns;

/**
 * What was read in words.
 *
 * @param model the version of the model that read them, or null while there is none
 * @param categories the most probable ones, the first first
 * @param threshold it is sure of what is at least that probable
 * @param danger to somebody's life
 */
public record WordsReading(
        @Nullable String model, List<ProbableCategory> categories, double threshold, Optional<FoundDanger> danger) {

    /** @param probability calibrated, from 0 to 1 */
    public record ProbableCategory(String category, double probability) {}

    /**
     * Danger that was read.
     *
     * @param sign the words that say so, or null where a model concludes it from the whole
     * @param probability calibrated, from 0 to 1, or null where a sign was enough
     * @param model the version of what found it
     */
    public record FoundDanger(
            Danger danger, @Nullable String sign, @Nullable Double probability, String model) {}

    public WordsReading {
        categories = List.copyOf(categories);
    }

    /** What the list of signs finds, without a model. */
    public static WordsReading ofSigns(String masked) {
        return new WordsReading(null, List.of(), 1, signs(masked));
    }

    /** What the list of signs finds. */
    public static Optional<FoundDanger> signs(String masked) {
        return signs(masked, danger -> true);
    }

    private static Optional<FoundDanger> signs(String masked, Predicate<Danger> looked) {
        return DangerSigns.bundled()
                .find(masked, looked)
                .map(found -> new FoundDanger(found.danger(), found.sign(), null, DangerSigns.VERSION));
    }

    /**
     * What is left of {@code danger} that was read in {@code masked} words where a person has answered what was asked of
     * it: neither a sign nor a model overrules who is there. Another danger that the words tell of stays.
     *
     * @param answers by the code of the question
     */
    public static Optional<FoundDanger> answered(
            Optional<FoundDanger> danger, String masked, Map<String, List<String>> answers) {
        return danger.isPresent() && danger.get().danger().isDenied(answers)
                ? signs(masked, each -> !each.isDenied(answers))
                : danger;
    }

    /** Of {@code category}; 0 where it is not among the most probable ones. */
    public double probability(String category) {
        return categories.stream()
                .filter(each -> each.category().equals(category))
                .mapToDouble(ProbableCategory::probability)
                .findFirst()
                .orElse(0);
    }

    /** The first category where the model is sure of it. */
    public Optional<ProbableCategory> sure() {
        return categories.stream().findFirst().filter(first -> first.probability() >= threshold);
    }
}

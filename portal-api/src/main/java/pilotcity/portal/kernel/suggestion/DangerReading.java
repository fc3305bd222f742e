package pilotcity.portal.kernel.suggestion;

import java.util.Optional;
import pilotcity.portal.kernel.learning.classification.Classification;
import pilotcity.portal.kernel.learning.danger.Danger;
import pilotcity.portal.kernel.suggestion.CurrentModel.VersionedModel;
import pilotcity.portal.kernel.suggestion.WordsReading.FoundDanger;

/** Weighs what the list of signs finds with what the model makes of the whole. */
final class DangerReading {
    /** How a model calls words that tell of none. */
    static final String NONE = "none";

    /** From here on the model alone is enough: a danger that nobody sees costs more than a warning too many. */
    private static final double ENOUGH = 0.4;

    /** Below it a sign is a mere word. */
    private static final double POSSIBLE = 0.05;

    private DangerReading() {}

    static Optional<FoundDanger> of(VersionedModel model, String masked) {
        Optional<FoundDanger> sign = WordsReading.signs(masked);
        Classification read = model.learned().dangers().classify(masked);
        double danger = 1 - read.probability(NONE);
        if (sign.isPresent()) {
            return danger >= POSSIBLE ? sign : Optional.empty();
        }
        return danger >= ENOUGH ? mostProbable(model, read, danger) : Optional.empty();
    }

    private static Optional<FoundDanger> mostProbable(VersionedModel model, Classification read, double danger) {
        return read.top(2).stream()
                .flatMap(each -> Danger.find(each.label()).stream())
                .findFirst()
                .map(found -> new FoundDanger(found, null, danger, model.version()));
    }
}

package pilotcity.portal.kernel.suggestion;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import pilotcity.portal.kernel.learning.LearnedModel;
import pilotcity.portal.kernel.learning.classification.Classification;
import pilotcity.portal.kernel.learning.danger.Danger;
import pilotcity.portal.kernel.learning.text.SentenceCutter;
import pilotcity.portal.kernel.suggestion.CurrentModel.VersionedModel;
import pilotcity.portal.kernel.suggestion.WordsReading.FoundDanger;

/**
 * Weighs what the list of signs finds with what the model makes of the whole and of each of its statements, so that a
 * danger is not lost among other matters.
 */
final class DangerReading {
    /** How a model calls words that tell of none. */
    static final String NONE = "none";

    /** From here on the model alone is enough: a danger that nobody sees costs more than a warning too many. */
    private static final double ENOUGH = 0.35;

    /** Below it a sign is a mere word, as there are some in any long story. */
    private static final double POSSIBLE = 0.05;

    /** In so few characters a sign is no mere word. */
    private static final int SHORT = 80;

    private static final int MOST_STATEMENTS = 12;

    private DangerReading() {}

    static Optional<FoundDanger> of(VersionedModel model, String said) {
        List<Classification> readings = readings(model.learned().dangers(), said);
        Classification worst = readings.stream()
                .min(Comparator.comparingDouble(reading -> reading.probability(NONE)))
                .orElseThrow();
        double danger = 1 - worst.probability(NONE);
        Optional<FoundDanger> sign = WordsReading.signs(said);
        if (sign.isPresent() && (danger >= POSSIBLE || said.length() <= SHORT)) {
            return sign;
        }
        return danger >= ENOUGH ? mostProbable(model, worst, danger) : Optional.empty();
    }

    private static List<Classification> readings(LearnedModel dangers, String said) {
        return Stream.concat(
                        Stream.of(said),
                        SentenceCutter.cut(said).stream().limit(MOST_STATEMENTS).map(SentenceCutter.Statement::text))
                .distinct()
                .map(dangers::classify)
                .toList();
    }

    private static Optional<FoundDanger> mostProbable(VersionedModel model, Classification read, double danger) {
        return read.top(2).stream()
                .flatMap(each -> Danger.find(each.label()).stream())
                .findFirst()
                .map(found -> new FoundDanger(found, null, danger, model.version()));
    }
}

package pilotcity.portal.kernel.learning.classification;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import pilotcity.portal.kernel.learning.text.TextNormalization;

/**
 * What classifiers said of texts that they were not shown: cross-validation, of as many folds as it takes to know enough.
 * Texts that are the same once normalised are in one fold.
 */
final class HeldOutScores {
    private static final int MANY_RECORDS = 500;
    private static final int ENOUGH = 4_000;

    private final List<LabelledText> texts = new ArrayList<>();
    private final List<float[]> scores = new ArrayList<>();
    private final List<List<String>> labels = new ArrayList<>();
    private final List<Integer> truth = new ArrayList<>();

    private HeldOutScores() {}

    static HeldOutScores of(List<LabelledText> texts, TrainingOptions options) {
        Predicate<LabelledText> telling = telling(texts);
        HeldOutScores heldOut = new HeldOutScores();
        for (int fold = 0; fold < options.folds() && heldOut.texts.size() < ENOUGH; fold++) {
            List<LabelledText> asked = new ArrayList<>();
            List<LabelledText> shown = new ArrayList<>();
            for (LabelledText text : texts) {
                (telling.test(text) && foldOf(text, options.folds()) == fold ? asked : shown).add(text);
            }
            heldOut.add(asked, shown, options);
        }
        return heldOut;
    }

    /** What is like that which will be asked. */
    private static Predicate<LabelledText> telling(List<LabelledText> texts) {
        if (texts.stream().filter(text -> text.source() == TextSource.RECORD).count() >= MANY_RECORDS) {
            return text -> text.source() == TextSource.RECORD;
        }
        return texts.stream().anyMatch(text -> text.source().isSpoken())
                ? text -> text.source().isSpoken()
                : text -> true;
    }

    private static int foldOf(LabelledText text, int folds) {
        int hash = TextNormalization.normalize(text.text()).hashCode() * 0x9E3779B1;
        return Math.floorMod(hash >>> 8, folds);
    }

    private void add(List<LabelledText> asked, List<LabelledText> shown, TrainingOptions options) {
        if (asked.isEmpty() || shown.isEmpty()) {
            return;
        }
        TextClassifier classifier = LinearTraining.train(shown, options);
        for (LabelledText text : asked) {
            int place = Collections.binarySearch(classifier.labels(), text.label());
            if (place >= 0) {
                texts.add(text);
                scores.add(classifier.scores(classifier.vocabulary().vector(text.text())));
                labels.add(classifier.labels());
                truth.add(place);
            }
        }
    }

    List<LabelledText> texts() {
        return texts;
    }

    /** Of each text a score for each label that the classifier knew. */
    List<float[]> scores() {
        return scores;
    }

    /** The labels of the scores of text {@code at}. */
    List<String> labels(int at) {
        return labels.get(at);
    }

    /** Of each text the place of its label. */
    int[] truth() {
        return truth.stream().mapToInt(Integer::intValue).toArray();
    }
}

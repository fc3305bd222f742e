package pilotcity.portal.kernel.learning.classification;

import java.util.ArrayList;
import java.util.List;
import pilotcity.portal.kernel.learning.evaluation.Evaluation;
import pilotcity.portal.kernel.learning.evaluation.Outcome;

/**
 * Learns from labelled texts. The same texts in any order give the same classifier, to the byte: one thread, no clock, and
 * one fixed seed.
 */
public final class ClassifierTrainer {
    private final List<LabelledText> texts;
    private final TrainingOptions options;

    private ClassifierTrainer(List<LabelledText> texts, TrainingOptions options) {
        this.texts = texts.stream().sorted(LabelledText.ORDER).toList();
        this.options = options;
    }

    /**
     * The classifier of these texts. Its probabilities are calibrated on texts that were held out: the records where there
     * are many, else all that was spoken, else all. A label with one text is learnt from it, and held out never.
     *
     * @throws IllegalArgumentException without a text
     */
    public static TrainedClassifier train(List<LabelledText> texts, TrainingOptions options) {
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("there is no text to learn from");
        }
        return new ClassifierTrainer(texts, options).train();
    }

    private TrainedClassifier train() {
        HeldOutScores heldOut = HeldOutScores.of(texts, options);
        Calibration calibration = Calibration.fit(heldOut.scores(), heldOut.truth());
        TextClassifier classifier = LinearTraining.train(texts, options).calibrated(calibration);
        return new TrainedClassifier(classifier, evaluate(heldOut, calibration));
    }

    private static Evaluation evaluate(HeldOutScores heldOut, Calibration calibration) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int at = 0; at < heldOut.truth().length; at++) {
            float[] probabilities = heldOut.scores().get(at).clone();
            calibration.apply(probabilities);
            LabelledText text = heldOut.texts().get(at);
            outcomes.add(Outcome.of(text.language(), text.label(), heldOut.labels(at), probabilities));
        }
        return Evaluation.of(outcomes);
    }
}

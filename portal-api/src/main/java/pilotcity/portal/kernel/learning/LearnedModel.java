package pilotcity.portal.kernel.learning;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import pilotcity.portal.kernel.learning.classification.Classification;
import pilotcity.portal.kernel.learning.classification.ClassifierTrainer;
import pilotcity.portal.kernel.learning.classification.LabelledText;
import pilotcity.portal.kernel.learning.classification.TextClassifier;
import pilotcity.portal.kernel.learning.classification.TrainedClassifier;
import pilotcity.portal.kernel.learning.classification.TrainingOptions;
import pilotcity.portal.kernel.learning.evaluation.Evaluation;

/**
 * What is versioned together: a classifier, and the card that says what it was made of. Immutable, and safe for any number
 * of threads.
 *
 * @param card what it was made of, and how well it does
 * @param classifier what says which label a text has
 */
public record LearnedModel(ModelCard card, TextClassifier classifier) {
    /**
     * The model of these texts. The same texts, in any order, and the same time give the same bytes.
     *
     * @throws IllegalArgumentException without a text
     */
    public static LearnedModel train(List<LabelledText> texts, TrainingOptions options, Instant trainedAt) {
        return of(ClassifierTrainer.train(texts, options), texts, trainedAt);
    }

    /** The model of what was trained of {@code texts}. */
    public static LearnedModel of(TrainedClassifier trained, List<LabelledText> texts, Instant trainedAt) {
        return new LearnedModel(ModelCard.of(trained, texts, trainedAt), trained.classifier());
    }

    /** What a text is about. */
    public Classification classify(String text) {
        return classifier.classify(text);
    }

    /** How well it does on {@code texts}, which it is to have learnt nothing from. */
    public Evaluation evaluate(List<LabelledText> texts) {
        return Evaluation.of(texts.stream()
                .map(text -> classify(text.text()).outcome(text.language(), text.label()))
                .toList());
    }

    /** Writes the model as {@link #read} reads it; the stream stays open. */
    public void write(OutputStream out) throws IOException {
        ModelFile.write(this, out);
    }

    /**
     * Reads a model to the end of the stream, which stays open.
     *
     * @throws ModelFormatException for anything that {@link #write} of this version did not write
     */
    public static LearnedModel read(InputStream in) throws IOException {
        return ModelFile.read(in);
    }
}

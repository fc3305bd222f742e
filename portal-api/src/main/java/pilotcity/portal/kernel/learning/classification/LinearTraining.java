package pilotcity.portal.kernel.learning.classification;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import pilotcity.portal.kernel.learning.text.DocumentFrequencies;
import pilotcity.portal.kernel.learning.text.NGramAnalyzer;
import pilotcity.portal.kernel.learning.text.SparseVector;
import pilotcity.portal.kernel.learning.text.TextNormalization;
import pilotcity.portal.kernel.learning.text.Vocabulary;

/** One training, without calibration: vocabulary, vectors, weights. */
final class LinearTraining {
    /** So much is read in all, so that memory and time are bounded; of many long texts only their beginnings, then. */
    private static final int READ_IN_ALL = 20_000_000;

    private static final int READ_AT_LEAST = 200;

    /** How much the group of a label adds to it, of what it would itself be given. */
    private static final float GROUP_SHARE = 0.3f;

    private final List<LabelledText> texts;
    private final Vocabulary vocabulary;
    private final List<SparseVector> vectors;

    private LinearTraining(List<LabelledText> texts, int mostTerms) {
        this.texts = texts;
        int read = Math.clamp(READ_IN_ALL / texts.size(), READ_AT_LEAST, TextNormalization.LONGEST);
        DocumentFrequencies frequencies = new DocumentFrequencies();
        texts.forEach(text -> frequencies.add(NGramAnalyzer.analyze(start(text, read))));
        this.vocabulary = Vocabulary.of(frequencies, mostTerms);
        this.vectors =
                texts.stream().map(text -> vocabulary.vector(start(text, read))).toList();
    }

    private static String start(LabelledText text, int read) {
        return text.text().substring(0, Math.min(read, text.text().length()));
    }

    /** A classifier whose scores are not calibrated. */
    static TextClassifier train(List<LabelledText> texts, TrainingOptions options) {
        List<String> labels = distinct(texts, LabelledText::label);
        int mostTerms = Math.min(options.mostTerms(), TextClassifier.mostTerms(labels.size()));
        LinearTraining training = new LinearTraining(texts, mostTerms);
        float[] weights = training.weights(labels, LabelledText::label);
        if (!options.groups().isEmpty()) {
            training.addGroups(weights, labels, options.groups());
        }
        return new TextClassifier(
                labels, training.vocabulary, QuantizedWeights.of(weights, labels.size()), Calibration.NONE);
    }

    /** Both are sums over the same terms, so that what the group adds is a part of the weights. */
    private void addGroups(float[] weights, List<String> labels, Map<String, String> groups) {
        Function<LabelledText, String> group = text -> groups.getOrDefault(text.label(), text.label());
        List<String> names = distinct(texts, group);
        float[] ofGroups = weights(names, group);
        int[] places = labels.stream()
                .mapToInt(label -> Collections.binarySearch(names, groups.getOrDefault(label, label)))
                .toArray();
        for (int row = 0; row <= vocabulary.size(); row++) {
            for (int label = 0; label < places.length; label++) {
                weights[row * places.length + label] += GROUP_SHARE * ofGroups[row * names.size() + places[label]];
            }
        }
    }

    private float[] weights(List<String> labels, Function<LabelledText, String> label) {
        int[] truth = texts.stream()
                .mapToInt(text -> Collections.binarySearch(labels, label.apply(text)))
                .toArray();
        float[] shares = new float[truth.length];
        for (int at = 0; at < shares.length; at++) {
            shares[at] = texts.get(at).weight();
        }
        return SoftmaxRegression.train(vectors, truth, shares, labels.size(), vocabulary.size());
    }

    private static List<String> distinct(List<LabelledText> texts, Function<LabelledText, String> label) {
        return texts.stream().map(label).distinct().sorted().toList();
    }
}

package pilotcity.portal.kernel.learning.classification;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import pilotcity.portal.kernel.learning.text.SparseVector;
import pilotcity.portal.kernel.learning.text.Vocabulary;

/** Says what a text is about. Made by {@link ClassifierTrainer}; immutable, and safe for any number of threads. */
public final class TextClassifier {
    /** How many terms a vocabulary has at most. */
    public static final int MOST_TERMS = 1 << 16;

    /** A byte each, so that a model is small whatever it was trained of. */
    private static final int MOST_WEIGHTS = 64 << 20;

    private static final int MOST_LABELS = 10_000;

    private final List<String> labels;
    private final Vocabulary vocabulary;
    private final QuantizedWeights weights;
    private final Calibration calibration;

    TextClassifier(List<String> labels, Vocabulary vocabulary, QuantizedWeights weights, Calibration calibration) {
        this.labels = labels;
        this.vocabulary = vocabulary;
        this.weights = weights;
        this.calibration = calibration;
    }

    /** How many terms a classifier of so many labels has at most. */
    static int mostTerms(int labels) {
        return Math.min(MOST_TERMS, MOST_WEIGHTS / labels);
    }

    /** What {@code text} is about; for one without a known term, how frequent each label was. */
    public Classification classify(String text) {
        float[] probabilities = scores(vocabulary.vector(text));
        calibration.apply(probabilities);
        return new Classification(labels, probabilities);
    }

    /** The labels that it knows, in ascending order. */
    public List<String> labels() {
        return labels;
    }

    /** How many terms it knows. */
    public int terms() {
        return vocabulary.size();
    }

    /** The temperature by which its scores are divided. */
    public float temperature() {
        return 1 / calibration.scale();
    }

    /** The share of texts that it takes to be labelled without regard to what they say. */
    public float doubt() {
        return calibration.doubt();
    }

    float[] scores(SparseVector vector) {
        return weights.scores(vector);
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    TextClassifier calibrated(Calibration given) {
        return new TextClassifier(labels, vocabulary, weights, given);
    }

    /** Writes what {@link #read} reads; the same bytes for the same classifier. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(labels.size());
        for (String label : labels) {
            out.writeUTF(label);
        }
        out.writeFloat(calibration.scale());
        out.writeFloat(calibration.doubt());
        vocabulary.write(out);
        weights.write(out);
    }

    /** Reads what {@link #write} wrote; fails for anything else that it can tell from it. */
    public static TextClassifier read(DataInput in) throws IOException {
        int size = in.readInt();
        if (size < 1 || size > MOST_LABELS) {
            throw new IOException("it has " + size + " labels");
        }
        List<String> labels = new ArrayList<>(size);
        for (int at = 0; at < size; at++) {
            labels.add(in.readUTF());
        }
        Calibration calibration = new Calibration(in.readFloat(), in.readFloat());
        Vocabulary vocabulary = Vocabulary.read(in, mostTerms(size));
        return new TextClassifier(
                List.copyOf(labels), vocabulary, QuantizedWeights.read(in, size, vocabulary.size()), calibration);
    }
}

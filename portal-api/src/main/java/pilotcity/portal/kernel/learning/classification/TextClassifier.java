package pilotcity.portal.kernel.learning.classification;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import pilotcity.portal.kernel.learning.text.FeatureSpace;

/** Says of a text how probable each label is. It is never changed, and may be asked by many threads at once. */
public final class TextClassifier {
    private static final int MOST_LABELS = 10_000;
    private static final int MOST_FEATURES = 1_000_000;

    private final List<String> labels;
    private final FeatureSpace space;
    private final LinearWeights weights;
    private final float scale;

    TextClassifier(List<String> labels, FeatureSpace space, LinearWeights weights, float scale) {
        this.labels = List.copyOf(labels);
        this.space = space;
        this.weights = weights;
        this.scale = scale;
    }

    public List<String> labels() {
        return labels;
    }

    /** Takes time in proportion to the text, of which the first 4,000 characters are read. */
    public Classification classify(String text) {
        float[] scores = scores(text);
        Softmax.in(scores, scale);
        return new Classification(labels, scores);
    }

    float[] scores(String text) {
        return weights.scores(space.vector(text));
    }

    /** The same with another temperature. */
    TextClassifier scaled(float other) {
        return new TextClassifier(labels, space, weights, other);
    }

    public void write(DataOutputStream out) throws IOException {
        out.writeInt(labels.size());
        for (String label : labels) {
            out.writeUTF(label);
        }
        out.writeFloat(scale);
        space.write(out);
        weights.write(out);
    }

    /** @throws IOException when it is none, or not whole */
    public static TextClassifier read(DataInputStream in) throws IOException {
        int size = in.readInt();
        if (size < 1 || size > MOST_LABELS) {
            throw new IOException("has " + size + " labels, of 1 to " + MOST_LABELS);
        }
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            labels.add(in.readUTF());
        }
        float scale = in.readFloat();
        FeatureSpace space = FeatureSpace.read(in, MOST_FEATURES);
        return new TextClassifier(labels, space, LinearWeights.read(in, size, space.size()), scale);
    }
}

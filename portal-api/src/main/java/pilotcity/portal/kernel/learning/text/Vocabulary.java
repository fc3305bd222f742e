package pilotcity.portal.kernel.learning.text;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The terms that a model knows, and how much each tells: texts become vectors of length 1 whose values are
 * {@code (1 + ln tf) · (ln((1 + n) / (1 + df)) + 1)} (sublinear tf-idf as in Manning, Raghavan and Schütze,
 * <i>Introduction to Information Retrieval</i>, 6.4, smoothed as scikit-learn does it). Terms that it does not know make the others
 * count for less, as the rarest would: who says mostly what no text has said is not understood by the rest. Immutable.
 */
public final class Vocabulary {
    private final long[] terms;
    private final float[] inverseFrequencies;
    private final float rarest;

    private Vocabulary(long[] terms, float[] inverseFrequencies) {
        this.terms = terms;
        this.inverseFrequencies = inverseFrequencies;
        float highest = 0;
        for (float each : inverseFrequencies) {
            highest = Math.max(highest, each);
        }
        this.rarest = highest;
    }

    /** The {@code most} terms that are in most texts; with them hardly anything is lost, and a bound is kept. */
    public static Vocabulary of(DocumentFrequencies frequencies, int most) {
        DocumentFrequencies.Frequent frequent = frequencies.mostFrequent(most);
        float[] inverse = new float[frequent.terms().length];
        for (int at = 0; at < inverse.length; at++) {
            inverse[at] = (float) (StrictMath.log((1.0 + frequencies.texts()) / (1.0 + frequent.counts()[at])) + 1);
        }
        return new Vocabulary(frequent.terms(), inverse);
    }

    /** How many terms there are; the indices of vectors are below it. */
    public int size() {
        return terms.length;
    }

    /** The vector of {@code text}; without values when nothing in it is known. */
    public SparseVector vector(String text) {
        return vector(NGramAnalyzer.analyze(text));
    }

    /** The vector of a text with these terms. */
    public SparseVector vector(TermCounts text) {
        int[] indices = new int[text.terms().length];
        float[] values = new float[indices.length];
        int size = 0;
        double squares = 0;
        for (int at = 0; at < indices.length; at++) {
            long term = text.terms()[at];
            int index = Arrays.binarySearch(terms, term);
            double often = 1 + StrictMath.log(text.counts()[at]);
            double value = often * (index < 0 ? rarest : inverseFrequencies[index]) * TermCounts.share(term);
            squares += value * value;
            if (index >= 0) {
                indices[size] = index;
                values[size++] = (float) value;
            }
        }
        float length = (float) Math.sqrt(squares);
        for (int at = 0; at < size; at++) {
            values[at] /= length;
        }
        return new SparseVector(Arrays.copyOf(indices, size), Arrays.copyOf(values, size));
    }

    /** Writes what {@link #read} reads. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(terms.length);
        for (long term : terms) {
            out.writeLong(term);
        }
        for (float each : inverseFrequencies) {
            out.writeFloat(each);
        }
    }

    /** Reads what {@link #write} wrote, at most {@code most} terms. */
    public static Vocabulary read(DataInput in, int most) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > most) {
            throw new IOException("it has " + size + " terms");
        }
        long[] terms = new long[size];
        for (int at = 0; at < size; at++) {
            terms[at] = in.readLong();
        }
        float[] inverse = new float[size];
        for (int at = 0; at < size; at++) {
            inverse[at] = in.readFloat();
        }
        return new Vocabulary(terms, inverse);
    }
}

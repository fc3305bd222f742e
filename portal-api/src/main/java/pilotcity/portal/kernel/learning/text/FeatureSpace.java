package pilotcity.portal.kernel.learning.text;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The features that a classifier knows, with their inverse document frequency. Vectors are as of scikit-learn's
 * {@code TfidfVectorizer}: {@code (1 + ln tf) · (ln((1 + n) / (1 + df)) + 1)}, of Euclidean length 1.
 */
public final class FeatureSpace {
    private final Map<String, Integer> numbers;
    private final String[] names;
    private final float[] idf;

    private FeatureSpace(String[] names, float[] idf) {
        this.names = names;
        this.idf = idf;
        this.numbers = HashMap.newHashMap(names.length);
        for (int i = 0; i < names.length; i++) {
            numbers.put(names[i], i);
        }
    }

    /**
     * The features of texts.
     *
     * @param fewest texts that a feature of more than one character must stand in
     * @param most features; those in the most texts are kept
     */
    public static FeatureSpace of(List<String> texts, int fewest, int most) {
        Map<String, int[]> frequencies = new HashMap<>();
        texts.forEach(text -> TextFeatures.of(text)
                .keySet()
                .forEach(feature -> frequencies.computeIfAbsent(feature, one -> new int[1])[0]++));
        List<Map.Entry<String, int[]>> kept = new ArrayList<>(frequencies.entrySet());
        kept.removeIf(entry -> entry.getValue()[0] < fewest && entry.getKey().length() > 1);
        if (kept.size() > most) {
            kept.sort(Comparator.<Map.Entry<String, int[]>>comparingInt(entry -> -entry.getValue()[0])
                    .thenComparing(Map.Entry::getKey));
            kept = kept.subList(0, most);
        }
        List<Map.Entry<String, int[]>> ordered =
                kept.stream().sorted(Map.Entry.comparingByKey()).toList();
        String[] names = new String[ordered.size()];
        float[] idf = new float[names.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = ordered.get(i).getKey();
            idf[i] =
                    (float) (Math.log((1.0 + texts.size()) / (1 + ordered.get(i).getValue()[0])) + 1);
        }
        return new FeatureSpace(names, idf);
    }

    public int size() {
        return names.length;
    }

    /** The features of {@code text} that are known. */
    public SparseVector vector(String text) {
        Map<String, Integer> counts = TextFeatures.of(text);
        int[] features = new int[counts.size()];
        Map<Integer, Integer> found = HashMap.newHashMap(counts.size());
        int size = 0;
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            Integer number = numbers.get(entry.getKey());
            if (number != null) {
                features[size++] = number;
                found.put(number, entry.getValue());
            }
        }
        int[] known = Arrays.copyOf(features, size);
        Arrays.sort(known);
        float[] values = new float[size];
        double squares = 0;
        for (int i = 0; i < size; i++) {
            double value = (1 + Math.log(found.getOrDefault(known[i], 1))) * idf[known[i]];
            values[i] = (float) value;
            squares += value * value;
        }
        float scale = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
        for (int i = 0; i < size; i++) {
            values[i] *= scale;
        }
        return new SparseVector(known, values);
    }

    /** Writes the features in their order. */
    public void write(DataOutputStream out) throws IOException {
        out.writeInt(names.length);
        for (int i = 0; i < names.length; i++) {
            out.writeUTF(names[i]);
            out.writeFloat(idf[i]);
        }
    }

    /** @param most features that are believed */
    public static FeatureSpace read(DataInputStream in, int most) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > most) {
            throw new IOException("has " + size + " features, of at most " + most);
        }
        String[] names = new String[size];
        float[] idf = new float[size];
        for (int i = 0; i < size; i++) {
            names[i] = in.readUTF();
            idf[i] = in.readFloat();
        }
        return new FeatureSpace(names, idf);
    }
}

package pilotcity.portal.kernel.learning.classification;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a classifier makes of a text.
 *
 * @param labels all there are
 * @param probabilities of the labels, in their order; they add up to 1
 */
public record Classification(List<String> labels, float[] probabilities) {
    /** A label, and how probable it is, from 0 to 1. */
    public record RankedLabel(String label, double probability) {}

    /** The most probable labels, the first first; of two that are equal the earlier. */
    public List<RankedLabel> top(int most) {
        return IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(label -> -probabilities[label])
                        .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .map(label -> new RankedLabel(labels.get(label), probabilities[label]))
                .toList();
    }

    /** 0 for a label that is not known. */
    public double probabilityOf(String label) {
        int at = labels.indexOf(label);
        return at < 0 ? 0 : probabilities[at];
    }
}

package pilotcity.portal.kernel.learning.classification;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import pilotcity.portal.kernel.learning.evaluation.Outcome;

/** What a text is about: every label with its calibrated probability. Immutable. */
public final class Classification {
    private final List<String> labels;
    private final float[] probabilities;

    Classification(List<String> labels, float[] probabilities) {
        this.labels = labels;
        this.probabilities = probabilities;
    }

    /**
     * A label, and how likely it is that it is the right one.
     *
     * @param probability 0 to 1
     */
    public record Candidate(String label, float probability) {}

    /** All labels, in ascending order. */
    public List<String> labels() {
        return labels;
    }

    /** As many as labels; they sum up to 1. */
    public float[] probabilities() {
        return probabilities.clone();
    }

    /** The probability of {@code label}; 0 for one that the classifier has never seen. */
    public float probability(String label) {
        int place = Collections.binarySearch(labels, label);
        return place < 0 ? 0 : probabilities[place];
    }

    /** The {@code most} likeliest labels, the likeliest first; equal ones in the order of labels. */
    public List<Candidate> top(int most) {
        return IntStream.range(0, probabilities.length)
                .boxed()
                .sorted((one, other) -> Float.compare(probabilities[other], probabilities[one]))
                .limit(most)
                .map(place -> new Candidate(labels.get(place), probabilities[place]))
                .toList();
    }

    /** What this is worth, of a text in {@code language} whose label is {@code truth}. */
    public Outcome outcome(String language, String truth) {
        return Outcome.of(language, truth, labels, probabilities);
    }

    /** The likeliest label. */
    public Candidate best() {
        return top(1).getFirst();
    }
}

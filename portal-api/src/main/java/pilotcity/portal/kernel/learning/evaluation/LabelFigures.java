package pilotcity.portal.kernel.learning.evaluation;

/**
 * How well one label is recognised.
 *
 * @param label which
 * @param texts how many texts have it
 * @param predicted how many were said to have it
 * @param right how many of them do
 */
public record LabelFigures(String label, long texts, long predicted, long right) {
    /** The share of those said to have it that do; 0 when none was. */
    public double precision() {
        return predicted == 0 ? 0 : (double) right / predicted;
    }

    /** The share of those that have it that was said to; 0 when none has. */
    public double recall() {
        return texts == 0 ? 0 : (double) right / texts;
    }

    /** The harmonic mean of both. */
    public double f1() {
        return 2.0 * right / (texts + predicted);
    }
}

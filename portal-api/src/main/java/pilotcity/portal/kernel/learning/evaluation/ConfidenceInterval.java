package pilotcity.portal.kernel.learning.evaluation;

/**
 * Between what a share lies with 95 % confidence; what is meant is chance alone.
 *
 * @param low 0 to 1
 * @param high 0 to 1
 */
public record ConfidenceInterval(double low, double high) {
    private static final double Z = 1.959963984540054;

    /** Wilson's score interval for {@code right} of {@code all} (Brown, Cai and DasGupta, Statistical Science 16, 2001). */
    public static ConfidenceInterval wilson(long right, long all) {
        if (all == 0) {
            return new ConfidenceInterval(0, 1);
        }
        double share = (double) right / all;
        double squared = Z * Z / all;
        double centre = (share + squared / 2) / (1 + squared);
        double half = Z * Math.sqrt(share * (1 - share) / all + squared / (4 * all)) / (1 + squared);
        return new ConfidenceInterval(Math.max(0, centre - half), Math.min(1, centre + half));
    }
}

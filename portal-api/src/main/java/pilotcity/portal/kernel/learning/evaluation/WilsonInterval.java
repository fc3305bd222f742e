package pilotcity.portal.kernel.learning.evaluation;

/**
 * The 95 % interval of a share (Wilson 1927, Probable inference; recommended by Brown, Cai & DasGupta 2001, Interval
 * estimation for a binomial proportion).
 */
public record WilsonInterval(double low, double high) {
    private static final double Z = 1.959963984540054;

    /** Of {@code right} among {@code all}; 0 to 1 where there are none. */
    public static WilsonInterval of(long right, long all) {
        if (all == 0) {
            return new WilsonInterval(0, 1);
        }
        double share = (double) right / all;
        double square = Z * Z / all;
        double centre = (share + square / 2) / (1 + square);
        double half = Z * Math.sqrt(share * (1 - share) / all + square / (4 * all)) / (1 + square);
        return new WilsonInterval(Math.max(0, centre - half), Math.min(1, centre + half));
    }
}

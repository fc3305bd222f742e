package pilotcity.portal.face.website.model;

import pilotcity.portal.face.shared.page.AmountFormatter;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.kernel.learning.evaluation.ConfidenceInterval;

/**
 * A share with what belongs to it in print: of how many, and its 95 % interval (Wilson).
 *
 * @param count how many
 * @param of out of how many
 * @param low the lower end of the interval, from 0 to 1
 * @param high the upper end
 */
public record StatedShare(long count, long of, double low, double high, Language language) {
    private static final int HUNDRED = 100;

    /** Below this base a share is not stated (NCHS, Vital and Health Statistics 2(175), 2017). */
    static final int FEWEST = 30;

    /** The widest interval beside which a share is stated, by the same standard. */
    private static final double WIDEST = 0.30;

    /** Up to this width it always is; above, its relative width may be at most {@link #WIDEST_RELATIVE}. */
    private static final double NARROW = 0.05;

    private static final double WIDEST_RELATIVE = 1.30;

    static StatedShare of(long count, long of, Language language) {
        ConfidenceInterval interval = ConfidenceInterval.wilson(count, of);
        return new StatedShare(count, of, interval.low(), interval.high(), language);
    }

    /** Of a share that is known, and how many it is of. */
    static StatedShare ofShare(double share, long of, Language language) {
        return of(Math.round(share * of), of, language);
    }

    double share() {
        return of == 0 ? 0 : (double) count / of;
    }

    /** Whether it can be printed; otherwise its counts can. */
    public boolean isPrintable() {
        double width = high - low;
        boolean sharp = width <= NARROW || width <= WIDEST_RELATIVE * share();
        return of >= FEWEST && width <= WIDEST && sharp;
    }

    /** In whole per cent. */
    public long percent() {
        return Math.round(HUNDRED * share());
    }

    /** {@code 84–88%}. */
    public String interval() {
        return Math.round(HUNDRED * low) + "–" + Math.round(HUNDRED * high) + "%";
    }

    /** {@code 310 of 360}. */
    public String counts() {
        String part = AmountFormatter.grouped(count);
        String whole = AmountFormatter.grouped(of);
        return language.of(whole + " 中 " + part, part + " of " + whole);
    }
}

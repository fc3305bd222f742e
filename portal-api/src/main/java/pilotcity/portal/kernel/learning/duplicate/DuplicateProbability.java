package pilotcity.portal.kernel.learning.duplicate;

import org.jspecify.annotations.Nullable;

/**
 * The probability that two reports mean the same thing, as a logistic model. Nearer, sooner and more alike is never
 * less probable.
 *
 * <p>{@link #COEFFICIENTS} are learnt from 58,251 reports to Boston's 311 of 2011 (City of Boston, PDDL), whose clerks
 * wrote into closing notes which earlier case a report repeats: maximum likelihood on the half of the cases that is for
 * training, with the sampled pairs weighted to stand for all. Where a note names no case, the earlier candidates share
 * the label (expectation maximisation, Dempster, Laird and Rubin 1977). Clerks note {@link #NOTED} of the repetitions
 * only; what they do not note is weighted as Elkan and Noto 2008, <i>Learning classifiers from only positive and
 * unlabeled data</i>, do. Decision 51 has the figures, and a test learns the coefficients again from the derived pairs.
 *
 * <p>Boston has neither words nor pictures: what these add is an assumption, and stated as one.
 */
public final class DuplicateProbability {
    /** The share of repetitions that clerks noted, by an audit of reports that look like unnoted ones. */
    static final double NOTED = 0.45;

    /** Of {@link #features}, in their order. */
    static final double[] COEFFICIENTS = {
        -0.491, -6.495, -3.457, -2.413, -1.814, -0.713, -1.785, -1.178, -4.243, -1.605, 2.032, 1.029, 1.273, 6.909,
        3.489, -1.517
    };

    /** Reports of minutes ago and of an hour ago are hardly different; those of a day ago and of a week ago are. */
    private static final double HOURS = 3;

    private static final double HOURS_A_DAY = 24;

    /** Addresses with half in common are as good as none: those of one city always have something in common. */
    private static final double HALF = 0.5;

    /** Neighbouring house numbers of a street differ by about so much. */
    private static final double SAME = 0.8;

    /**
     * What the same words of some length add to the log odds, at most, and how alike those of two reports of one
     * category are by chance. An assumption: no labelled pairs with words are to be had.
     */
    private static final double WORDS = 5;

    private static final double WORDS_BY_CHANCE = 0.05;

    /**
     * What the same picture adds, and from which similarity on: different pictures have half of the bits in common, give
     * or take a sixteenth, so three quarters is beyond chance. An assumption as well.
     */
    private static final double PICTURE = 7;

    private static final double PICTURES_BY_CHANCE = 0.75;

    private DuplicateProbability() {}

    /** From 0 to 1. */
    public static double of(DuplicateEvidence evidence) {
        double logOdds = beyond(WORDS_BY_CHANCE, evidence.wordSimilarity()) * WORDS
                + beyond(PICTURES_BY_CHANCE, evidence.pictureSimilarity()) * PICTURE;
        double[] features = features(evidence);
        for (int i = 0; i < features.length; i++) {
            logOdds += COEFFICIENTS[i] * features[i];
        }
        return 1 / (1 + Math.exp(-logOdds));
    }

    /** 0 up to {@code limit} and where it is not known, 1 for the same. */
    private static double beyond(double limit, @Nullable Double similarity) {
        return similarity == null ? 0 : Math.max(0, similarity - limit) / (1 - limit);
    }

    /** What the model learns from. */
    static double[] features(DuplicateEvidence evidence) {
        Separation separation = evidence.separation();
        Double address = evidence.addressSimilarity();
        double distance = separation instanceof Separation.Metres(double metres) ? far(metres / evidence.radius()) : 0;
        return new double[] {
            1,
            flag(separation instanceof Separation.Unknown),
            flag(separation instanceof Separation.SameArea),
            distance,
            address == null ? distance : 0,
            Math.log1p(evidence.daysApart() * HOURS_A_DAY / HOURS),
            far(evidence.daysApart() / evidence.days()),
            flag(evidence.subject() == SubjectMatch.SAME_GROUP),
            flag(evidence.subject() == SubjectMatch.OTHER),
            flag(evidence.subject() == SubjectMatch.UNKNOWN),
            flag(address == null),
            beyond(HALF, address),
            beyond(SAME, address),
            separation instanceof Separation.Unknown ? beyond(HALF, address) : 0,
            separation instanceof Separation.SameArea ? beyond(HALF, address) : 0,
            flag(evidence.closed())
        };
    }

    /** Hardly anything within 1, as the logarithm beyond it. */
    private static double far(double share) {
        return Math.log1p(share * share) / 2;
    }

    private static double flag(boolean holds) {
        return holds ? 1 : 0;
    }
}

package pilotcity.portal.kernel.learning.evaluation;

import java.util.List;

/**
 * What was said of one text, and what is true.
 *
 * @param language a code such as {@code zh}
 * @param truth the right label
 * @param predicted the likeliest label
 * @param confidence its probability
 * @param truthProbability that of the right label; 0 when the classifier does not know it
 * @param truthRank the place of the right label among all by probability, from 1; 0 when it is not known
 */
public record Outcome(
        String language, String truth, String predicted, double confidence, double truthProbability, int truthRank) {
    /**
     * @param labels what the classifier knows, one or more
     * @param probabilities as many
     */
    public static Outcome of(String language, String truth, List<String> labels, float[] probabilities) {
        int place = labels.indexOf(truth);
        int best = 0;
        int before = 0;
        for (int at = 0; at < probabilities.length; at++) {
            if (probabilities[at] > probabilities[best]) {
                best = at;
            }
            if (place >= 0
                    && (probabilities[at] > probabilities[place]
                            || (at < place && probabilities[at] == probabilities[place]))) {
                before++;
            }
        }
        double known = place < 0 ? 0 : probabilities[place];
        return new Outcome(language, truth, labels.get(best), probabilities[best], known, place < 0 ? 0 : before + 1);
    }

    boolean isRight() {
        return predicted.equals(truth);
    }
}

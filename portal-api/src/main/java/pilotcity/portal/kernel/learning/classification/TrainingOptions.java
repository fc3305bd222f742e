package pilotcity.portal.kernel.learning.classification;

import java.util.Map;

/**
 * How a classifier is trained.
 *
 * @param groups the group of each label that has one, such as the parent of a category. What texts of a group have in
 *     common then speaks for all its labels, which helps where a label has few texts
 * @param mostTerms how many terms the vocabulary has at most; the model takes a byte for each term and label
 * @param folds in how many parts the texts are held out, 2 or more
 */
public record TrainingOptions(Map<String, String> groups, int mostTerms, int folds) {
    /** No groups, 65,536 terms, 5 folds. */
    public static final TrainingOptions STANDARD = new TrainingOptions(Map.of(), TextClassifier.MOST_TERMS, 5);

    public TrainingOptions {
        groups = Map.copyOf(groups);
        if (mostTerms < 1 || mostTerms > TextClassifier.MOST_TERMS) {
            throw new IllegalArgumentException("the vocabulary has 1 to " + TextClassifier.MOST_TERMS + " terms");
        }
        if (folds < 2) {
            throw new IllegalArgumentException("texts are held out in 2 or more folds");
        }
    }

    /** The same with these groups. */
    public TrainingOptions withGroups(Map<String, String> given) {
        return new TrainingOptions(given, mostTerms, folds);
    }
}

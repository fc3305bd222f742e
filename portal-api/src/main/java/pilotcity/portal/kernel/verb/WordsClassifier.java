package pilotcity.portal.kernel.verb;

import java.util.Optional;

/** Proposes what a report is about from its words: the model in use, or nobody while there is none. */
@FunctionalInterface
public interface WordsClassifier {
    /** Proposes nothing. */
    WordsClassifier NONE = words -> Optional.empty();

    /**
     * What is proposed.
     *
     * @param category the most probable one
     * @param confidence its calibrated probability, from 0 to 1
     * @param model the version of the model that proposes
     */
    record ProposedCategory(String category, double confidence, String model) {}

    /** Empty where the model is not sure. */
    Optional<ProposedCategory> propose(String words);
}

package pilotcity.portal.kernel.learning.classification;

import pilotcity.portal.kernel.learning.evaluation.Evaluation;

/**
 * What training gives.
 *
 * @param heldOut how well classifiers of the same kind did on texts that they were not shown, with the temperature that
 *     was fitted on them
 */
public record TrainedClassifier(TextClassifier classifier, Evaluation heldOut) {}

/**
 * Classifying texts: learning which label a text has, with probabilities that mean what they say.
 *
 * <p>ClassifierTrainer learns a TextClassifier of LabelledTexts: SoftmaxRegression fits its LinearWeights, and
 * TemperatureScaling has it state what comes true. TextClassifier makes a Classification of a text.
 *
 * <p>It knows no category and no record, and nothing of how well it is to do.
 */
@NullMarked
package pilotcity.portal.kernel.learning.classification;

import org.jspecify.annotations.NullMarked;

/**
 * Texts as features: what a classifier sees of Chinese, English and mixed words.
 *
 * <p>TextFeatures cuts a text into n-grams; FeatureSpace numbers and weighs them and makes SparseVectors.
 *
 * <p>It knows no label and no model.
 */
@NullMarked
package pilotcity.portal.kernel.learning.text;

import org.jspecify.annotations.NullMarked;

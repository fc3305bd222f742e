/**
 * Words as numbers: texts normalised, cut into n-grams and weighted, and reports cut into their statements.
 *
 * <p>A text is normalised, cut into terms that a vocabulary knows or does not, and becomes a sparse vector of length 1.
 *
 * <p>It knows no labels, keeps no text, and asks for no language.
 */
@NullMarked
package pilotcity.portal.kernel.learning.text;

import org.jspecify.annotations.NullMarked;

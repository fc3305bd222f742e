/**
 * How well a classifier does: what it said of texts against what is true.
 *
 * <p>Outcomes are counted by language; counts of parts are added up exactly; figures are computed of counts.
 *
 * <p>It knows no classifier and no text, only labels and probabilities.
 */
@NullMarked
package pilotcity.portal.kernel.learning.evaluation;

import org.jspecify.annotations.NullMarked;

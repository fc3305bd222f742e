/**
 * Which label a text has, and how sure that is: multinomial logistic regression over n-grams, calibrated.
 *
 * <p>A trainer makes a vocabulary of labelled texts, learns one row of weights for each term, fits a temperature on texts
 * that were held out, and returns a classifier of a few bytes a term, which gives every label its probability.
 *
 * <p>It knows no categories and no records, only labels and texts, and keeps no text.
 */
@NullMarked
package pilotcity.portal.kernel.learning.classification;

import org.jspecify.annotations.NullMarked;

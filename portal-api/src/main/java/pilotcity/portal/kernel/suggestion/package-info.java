/**
 * What a machine reads in the words of a report: categories with their probabilities, and danger to life.
 *
 * <p>A WordsReader makes a WordsReading of words; CurrentModel is the one that reads with the model in use.
 *
 * <p>It knows no request, no record and no index: what is made of a reading is decided elsewhere, and by people.
 */
@NullMarked
package pilotcity.portal.kernel.suggestion;

import org.jspecify.annotations.NullMarked;

/**
 * Suggestions for words, and the card of the model that makes them, for programs.
 *
 * <p>SuggestionFace reads one text or many (SuggestionBody), has each answered on the read pool, and sends what is found
 * in the order that was asked.
 *
 * <p>It writes nothing, and knows neither how suggestions are made nor any feature.
 */
@NullMarked
package pilotcity.portal.face.suggestion;

import org.jspecify.annotations.NullMarked;

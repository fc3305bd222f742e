/**
 * Places from words: where a report that somebody has written may be.
 *
 * <p>PlaceSuggester finds the names in the words with the gazetteer, Disambiguation decides which place each may stand
 * for, and PlaceReading makes the suggestions, with relation, address and point.
 *
 * <p>It knows the index by way of the gazetteer, and neither HTTP nor SQL; nothing here writes.
 */
@NullMarked
package pilotcity.portal.suggestion.place;

import org.jspecify.annotations.NullMarked;

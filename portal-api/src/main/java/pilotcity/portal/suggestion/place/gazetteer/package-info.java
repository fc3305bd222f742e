/**
 * The gazetteer: every name by which people call the places and landmarks of the index, and texts as they are looked
 * for in.
 *
 * <p>GazetteerCache builds a Gazetteer from the documents of one state of the index; MentionFinder reads a FoldedText
 * with it and finds the Mentions of names.
 *
 * <p>It knows the index and its documents, and neither HTTP nor SQL; what a mention means is not decided here.
 */
@NullMarked
package pilotcity.portal.suggestion.place.gazetteer;

import org.jspecify.annotations.NullMarked;

/**
 * Suggestions: what a machine proposes for the words, the place and the photos of a report, before or after it is sent.
 *
 * <p>A Suggester makes Suggestions of a SuggestionRequest: it reads the words, looks up what and where they are
 * about in one state of the index, what may have been reported already, and who answers for it.
 *
 * <p>It writes nothing, and knows neither SQL nor HTTP, nor any feature's class.
 */
@NullMarked
package pilotcity.portal.suggestion;

import org.jspecify.annotations.NullMarked;

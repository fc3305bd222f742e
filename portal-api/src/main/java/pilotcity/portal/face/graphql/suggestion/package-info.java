/**
 * Suggestions for words in GraphQL.
 *
 * <p>SuggestionFields declares suggestions, SuggestedTypes and FoundTypes what is below it; SuggestionArguments reads what is asked, and a Suggester
 * answers it on the thread that answers the request.
 *
 * <p>It knows no feature but the documents that suggestions name: categories, places, records, organisations and models.
 */
@NullMarked
package pilotcity.portal.face.graphql.suggestion;

import org.jspecify.annotations.NullMarked;

/**
 * Suggestions as every protocol takes and gives them.
 *
 * <p>AskedSuggestion checks what somebody asks and has a Suggester answer it; SuggestionJson writes the answer, and
 * SuggestionSchemas says what may stand in both.
 *
 * <p>It knows no protocol and writes nothing.
 */
@NullMarked
package pilotcity.portal.face.shared.suggestion;

import org.jspecify.annotations.NullMarked;

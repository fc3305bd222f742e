package pilotcity.portal.kernel.verb;

import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.verb.input.VerbInput;

/**
 * One call of a verb.
 *
 * @param id the document it is to be done to, or null when the verb makes one
 * @param expected the version that the caller expects, or null for any
 * @param idempotencyKey a repeated key is answered as it was the first time; null for none
 * @param channel by which protocol, such as {@code api} or {@code open311}; it is public
 */
public record VerbCall(
        Verb verb,
        Actor actor,
        @Nullable String id,
        VerbInput input,
        @Nullable Integer expected,
        @Nullable String idempotencyKey,
        String channel) {}

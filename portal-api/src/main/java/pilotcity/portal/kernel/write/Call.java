package pilotcity.portal.kernel.write;

import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.access.Actor;

/**
 * A verb that somebody asks for.
 *
 * @param id the document it is to be done to, or null when the verb makes one
 * @param expected the version the caller has seen, or null when any will do
 * @param idempotencyKey a repeated key is answered as it was the first time; null for none
 * @param channel by which protocol, such as {@code api} or {@code open311}; it is public
 */
public record Call(
        Verb verb,
        Actor actor,
        @Nullable String id,
        Input input,
        @Nullable Integer expected,
        @Nullable String idempotencyKey,
        String channel) {}

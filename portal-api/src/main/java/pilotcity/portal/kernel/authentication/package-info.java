/**
 * Who is asking: from a request's header, session cookie or follow-up link to an Actor.
 *
 * <p>Authentication reads the token from the request and has TokenVerifier check it; CallerResolver also counts the
 * limits.
 *
 * <p>It decides nothing about permissions.
 */
@NullMarked
package pilotcity.portal.kernel.authentication;

import org.jspecify.annotations.NullMarked;

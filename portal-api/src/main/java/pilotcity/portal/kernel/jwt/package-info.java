/**
 * One signed token and its keys (RFC 7519, 9068): parsing, claims, signing, checking a signature.
 *
 * <p>A token comes in as an UnverifiedToken; VerifyingKey checks it and gives TokenClaims.
 *
 * <p>The only room that uses the JWT library; it knows neither database nor requests.
 */
@NullMarked
package pilotcity.portal.kernel.jwt;

import org.jspecify.annotations.NullMarked;

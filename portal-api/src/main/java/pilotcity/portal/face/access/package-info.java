/**
 * Tokens over HTTP: minting, listing, revoking, public keys, signing in and out.
 *
 * <p>AccessFace reads the request, asks kernel.token to mint or revoke, and answers JSON; SignInPages answers the
 * sign-in form.
 *
 * <p>It decides no permission itself and knows no feature.
 */
@NullMarked
package pilotcity.portal.face.access;

import org.jspecify.annotations.NullMarked;

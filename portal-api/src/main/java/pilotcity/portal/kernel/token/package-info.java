/**
 * The portal's own tokens: issuing, verifying, logging and revoking them, and the keys of all nodes.
 *
 * <p>TokenVerifier makes an Actor of a token; TokenLog says whether it has been revoked; TokenIssuer mints narrower
 * ones.
 *
 * <p>It knows no HTTP requests.
 */
@NullMarked
package pilotcity.portal.kernel.token;

import org.jspecify.annotations.NullMarked;

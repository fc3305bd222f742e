/**
 * The outside OpenID Connect issuer: its settings, its keys, and signing in with it.
 *
 * <p>OidcSignIn sends the browser to the issuer and checks what comes back; OutsideIssuer verifies its tokens.
 *
 * <p>It knows no database, no cookies and no pages.
 */
@NullMarked
package pilotcity.portal.kernel.oidc;

import org.jspecify.annotations.NullMarked;

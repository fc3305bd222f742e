/** Tokens over HTTP: minting, listing, revoking, the public keys, signing in and out. */
@NullMarked
package pilotcity.portal.face.access;

import org.jspecify.annotations.NullMarked;

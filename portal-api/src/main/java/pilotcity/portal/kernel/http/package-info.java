/**
 * The web server: it takes connections, mounts the faces, and answers what no route does.
 *
 * <p>A request passes framing and timeouts (wire), common headers and log (response), then its face.
 *
 * <p>It knows faces only through their contract.
 */
@NullMarked
package pilotcity.portal.kernel.http;

import org.jspecify.annotations.NullMarked;

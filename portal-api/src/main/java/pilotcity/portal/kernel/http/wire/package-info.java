/**
 * What comes over a connection before it is a request: framing (RFC 9112) and timeouts for slow requests.
 *
 * <p>WatchedTransport watches each socket from its first byte; FramingCheck refuses ambiguous requests.
 *
 * <p>It knows no routes and no problems.
 */
@NullMarked
package pilotcity.portal.kernel.http.wire;

import org.jspecify.annotations.NullMarked;

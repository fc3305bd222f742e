/** What comes over a connection before it is a request: how long it may take, and what is none (RFC 9112). */
@NullMarked
package pilotcity.portal.kernel.http.wire;

import org.jspecify.annotations.NullMarked;

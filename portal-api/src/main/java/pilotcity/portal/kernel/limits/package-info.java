/**
 * How much one caller may ask for: requests in a span of time, and connections that stay open.
 *
 * <p>RateLimits counts a request against the Quota of its token or address, and answers 429 when it is used up;
 * ConnectionLimit counts open connections.
 *
 * <p>It knows no face; what is counted is in the memory of one node.
 */
@NullMarked
package pilotcity.portal.kernel.limits;

import org.jspecify.annotations.NullMarked;

/**
 * What an address of the portal's own API takes and answers, described once: requests are routed and read by it, and the
 * OpenAPI document is made of it.
 */
@NullMarked
package pilotcity.portal.kernel.http.operation;

import org.jspecify.annotations.NullMarked;

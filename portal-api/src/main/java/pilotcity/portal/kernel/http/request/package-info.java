/**
 * Reading a request: addresses, query parameters, conditions, bodies, forms, JSON.
 *
 * <p>Each class reads one part; what is malformed is a Problem.
 *
 * <p>It sends nothing.
 */
@NullMarked
package pilotcity.portal.kernel.http.request;

import org.jspecify.annotations.NullMarked;

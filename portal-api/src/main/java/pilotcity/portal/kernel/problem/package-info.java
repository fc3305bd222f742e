/**
 * What a caller is told when something fails (RFC 9457): the problem, its HTTP form, and the request id to find it by;
 * logs without secrets.
 *
 * <p>Any room throws a Problem; ProblemResponses turns every failure into one and sends it.
 *
 * <p>It knows no particular face.
 */
@NullMarked
package pilotcity.portal.kernel.problem;

import org.jspecify.annotations.NullMarked;

package pilotcity.portal.face.graphql.request;

import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.graphql.error.ErrorCode;

/**
 * The answer to a request, written but not yet sent.
 *
 * @param refused why there are no data, or null when there are
 * @param errors whether there are errors
 * @param json the body
 */
record Outcome(@Nullable ErrorCode refused, boolean errors, byte[] json) {}

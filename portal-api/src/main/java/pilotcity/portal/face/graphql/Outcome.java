package pilotcity.portal.face.graphql;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a request, written but not yet sent.
 *
 * @param refused why there are no data, or null when there are
 * @param errors whether there are errors
 * @param json the body
 */
record Outcome(@Nullable ErrorCode refused, boolean errors, byte[] json) {}

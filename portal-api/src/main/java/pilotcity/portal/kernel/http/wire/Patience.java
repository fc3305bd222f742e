package pilotcity.portal.kernel.http.wire;

/**
 * How long a caller may take.
 *
 * @param headMillis for the head of a request, from its first byte or, on a new connection, from its opening
 * @param bodyMillis for the body after it
 */
public record Patience(long headMillis, long bodyMillis) {}

package pilotcity.index.search;

import org.jspecify.annotations.Nullable;

/**
 * A point to measure from.
 *
 * @param lon degrees east, WGS84
 * @param lat degrees north, WGS84
 * @param radius metres that a hit may be away, or null for any distance
 */
public record NearPoint(double lon, double lat, @Nullable Double radius) {}

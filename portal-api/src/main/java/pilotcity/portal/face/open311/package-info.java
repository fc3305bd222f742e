/**
 * Open311 GeoReport v2. What a service and a service request are in the portal's own words is decided here and nowhere
 * else: a service is a document of kind {@code category} that takes reports, a service request one of kind {@code record}.
 */
@NullMarked
package pilotcity.portal.face.open311;

import org.jspecify.annotations.NullMarked;

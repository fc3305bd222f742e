/**
 * What of a service request may be seen: photos, the public point, media addresses.
 *
 * <p>Photos are made anew before the transaction; points of sensitive categories are reduced to a grid cell.
 *
 * <p>It knows neither intake nor life cycle.
 */
@NullMarked
package pilotcity.portal.servicerequest.publication;

import org.jspecify.annotations.NullMarked;

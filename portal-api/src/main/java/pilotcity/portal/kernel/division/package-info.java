/**
 * Divisions by their points and outlines: a PlaceLocator says which one a point lies in.
 *
 * <p>It knows neither where the divisions were read nor what asks.
 */
@NullMarked
package pilotcity.portal.kernel.division;

import org.jspecify.annotations.NullMarked;

/**
 * The national smart-city pilots of 2012 and 2013.
 *
 * <p>A data set is imported into the table; the change feed reads its rows, with the names of their places, as Pilot.
 *
 * <p>It has no verbs, and knows no face and no other feature.
 */
@NullMarked
package pilotcity.portal.pilot;

import org.jspecify.annotations.NullMarked;

/**
 * Landmarks: roads, stations and other spots that people name when they say where something is.
 *
 * <p>A data set is imported into the table; the change feed reads its rows as Landmark.
 *
 * <p>It has no verbs, and knows no face and no other feature.
 */
@NullMarked
package pilotcity.portal.landmark;

import org.jspecify.annotations.NullMarked;

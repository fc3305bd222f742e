/**
 * Administrative divisions of China, from provinces down, with their points and outlines.
 *
 * <p>PlaceImporter writes the rows and outlines of the data set; the change feed reads them as Place.
 *
 * <p>It has no verbs, and knows no face and no other feature.
 */
@NullMarked
package pilotcity.portal.place;

import org.jspecify.annotations.NullMarked;

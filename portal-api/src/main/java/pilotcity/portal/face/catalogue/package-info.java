/**
 * What faces share that publish the data sets as a catalogue: a data set read from its document by the names of the
 * kind {@code dataset} and its fields, the code lists that catalogues use, and who runs the portal. No face itself.
 */
@NullMarked
package pilotcity.portal.face.catalogue;

import org.jspecify.annotations.NullMarked;

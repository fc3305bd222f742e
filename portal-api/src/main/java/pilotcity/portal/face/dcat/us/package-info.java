/**
 * The catalogue as DCAT-US 1.1 and 3.0 JSON.
 *
 * <p>UsCatalogue gives a head and one object per data set, so that a large catalogue is written piece by piece.
 *
 * <p>It knows no RDF library and no HTTP.
 */
@NullMarked
package pilotcity.portal.face.dcat.us;

import org.jspecify.annotations.NullMarked;

/**
 * The catalogue of data sets in DCAT: DCAT-AP 3.0.1 as RDF, DCAT-US 1.1 and 3 as JSON. What a data set is comes from
 * {@code face.catalogue}; how the profiles say it is here.
 */
@NullMarked
package pilotcity.portal.face.dcat;

import org.jspecify.annotations.NullMarked;

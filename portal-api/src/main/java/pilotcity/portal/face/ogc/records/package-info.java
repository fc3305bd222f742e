/** The catalogue: data sets and collections as records. */
@NullMarked
package pilotcity.portal.face.ogc.records;

import org.jspecify.annotations.NullMarked;

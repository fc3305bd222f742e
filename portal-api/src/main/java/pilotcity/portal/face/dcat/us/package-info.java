/** The catalogue as the JSON of the United States' profiles. */
@NullMarked
package pilotcity.portal.face.dcat.us;

import org.jspecify.annotations.NullMarked;

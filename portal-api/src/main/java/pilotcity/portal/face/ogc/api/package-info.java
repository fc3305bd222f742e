/** The description of the API. */
@NullMarked
package pilotcity.portal.face.ogc.api;

import org.jspecify.annotations.NullMarked;

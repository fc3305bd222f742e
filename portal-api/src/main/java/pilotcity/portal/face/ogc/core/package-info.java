/** The root, its collections, and what every document of the OGC API has. */
@NullMarked
package pilotcity.portal.face.ogc.core;

import org.jspecify.annotations.NullMarked;

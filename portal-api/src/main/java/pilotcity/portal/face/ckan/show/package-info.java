/** Data sets in CKAN's words. */
@NullMarked
package pilotcity.portal.face.ckan.show;

import org.jspecify.annotations.NullMarked;

/** The portal's own read API over all kinds. */
@NullMarked
package pilotcity.portal.face.search;

import org.jspecify.annotations.NullMarked;

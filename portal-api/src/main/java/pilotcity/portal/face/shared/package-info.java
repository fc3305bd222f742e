/**
 * What several faces share and no face owns: facet labels, past times, extensions of the OGC API.
 *
 * <p>Faces call these classes; none of them answers a request.
 *
 * <p>It knows no face, and no face may reach another through it.
 */
@NullMarked
package pilotcity.portal.face.shared;

import org.jspecify.annotations.NullMarked;

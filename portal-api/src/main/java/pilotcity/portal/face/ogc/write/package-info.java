/** Features written by the verbs of their kind. */
@NullMarked
package pilotcity.portal.face.ogc.write;

import org.jspecify.annotations.NullMarked;

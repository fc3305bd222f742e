/** The desk of an organisation: what it has in hand, and every step that can be taken with it. */
@NullMarked
package pilotcity.portal.face.desk;

import org.jspecify.annotations.NullMarked;

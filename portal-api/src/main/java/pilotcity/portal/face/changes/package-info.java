/** Everything public and every change to it, for machines that keep a copy. */
@NullMarked
package pilotcity.portal.face.changes;

import org.jspecify.annotations.NullMarked;

/** Whole searches as files: what is asked for, where it comes from, and how it is sent. */
@NullMarked
package pilotcity.portal.face.export;

import org.jspecify.annotations.NullMarked;

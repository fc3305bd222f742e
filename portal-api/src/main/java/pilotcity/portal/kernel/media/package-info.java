/** Photos: made anew without what else was in the file, and kept in the database. */
@NullMarked
package pilotcity.portal.kernel.media;

import org.jspecify.annotations.NullMarked;

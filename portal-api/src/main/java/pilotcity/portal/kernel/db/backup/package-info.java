/** Backups: everything that cannot be built again, in one file, and its way back. */
@NullMarked
package pilotcity.portal.kernel.db.backup;

import org.jspecify.annotations.NullMarked;

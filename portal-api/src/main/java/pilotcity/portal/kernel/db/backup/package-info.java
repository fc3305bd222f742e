/**
 * Backups: everything that cannot be built again, in one file, and how it is restored.
 *
 * <p>BackupWriter copies the rows of one snapshot with a BackupManifest; BackupReader checks the file; BackupLoader
 * loads it into a database.
 *
 * <p>It knows no table by what it means, and no command.
 */
@NullMarked
package pilotcity.portal.kernel.db.backup;

import org.jspecify.annotations.NullMarked;

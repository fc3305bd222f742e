/**
 * Which files the database names, and what becomes of the others.
 *
 * <p>Whoever has columns that name files lists them as FileReferences; FileSweep looks at the older files of the store
 * at intervals and deletes those that none of them names.
 *
 * <p>It knows no table of its own.
 */
@NullMarked
package pilotcity.portal.kernel.filestore.sweep;

import org.jspecify.annotations.NullMarked;

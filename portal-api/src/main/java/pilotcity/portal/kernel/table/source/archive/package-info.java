/**
 * ZIP archives and gzip files, read without trust.
 *
 * <p>ZipArchive lists the members after it has refused names, links and sizes that are not those of an honest archive; a member is then opened as FileBytes.
 *
 * <p>It writes no file by a name that an archive gives, and knows nothing of tables.
 */
@NullMarked
package pilotcity.portal.kernel.table.source.archive;

import org.jspecify.annotations.NullMarked;

/**
 * Content-addressed files, in a folder or in an S3-compatible bucket: photos, tables, the parts of uploads.
 *
 * <p>FileStores opens the FileStore that the settings name; whoever has content puts it there and writes its SHA-256
 * into a column of its own, which a FileReference of the room beside names.
 *
 * <p>It knows neither what a file means nor who may have it, and is asked on threads that may wait.
 */
@NullMarked
package pilotcity.portal.kernel.filestore;

import org.jspecify.annotations.NullMarked;

/**
 * Uploads that can be interrupted and resumed: what has come of a file, part by part, until a feature takes it.
 *
 * <p>UploadStore makes an Upload for an actor; UploadWriter cuts what comes into parts, which go into the file store
 * and are recorded in the database; a feature reads a CompleteUpload and consumes it in its own transaction.
 *
 * <p>It knows no protocol and no data set.
 */
@NullMarked
package pilotcity.portal.kernel.upload;

import org.jspecify.annotations.NullMarked;

/**
 * Uploads over HTTP, by the protocol tus 1.0.0 or as a form with one file.
 *
 * <p>UploadFace reads the fields of a request (TusRequest) and hands its body to kernel upload, which keeps it;
 * the file of a form goes there by FormUpload, which other faces use, too.
 *
 * <p>It knows nothing of what a file is for.
 */
@NullMarked
package pilotcity.portal.face.upload;

import org.jspecify.annotations.NullMarked;

/**
 * The file of an HTML form on its way into an upload.
 *
 * <p>FormUpload is given a request that is paused and an actor, and completes with the upload when all of it is there.
 *
 * <p>It knows nothing of what a file is for.
 */
@NullMarked
package pilotcity.portal.face.shared.upload;

import org.jspecify.annotations.NullMarked;

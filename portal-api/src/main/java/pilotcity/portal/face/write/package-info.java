/**
 * Writing over HTTP: an address for every verb, private parts, and the history of a document.
 *
 * <p>WriteFace reads headers and body into verb inputs, calls WriteExecutor, and answers with the new version.
 *
 * <p>It names no kind and no verb.
 */
@NullMarked
package pilotcity.portal.face.write;

import org.jspecify.annotations.NullMarked;

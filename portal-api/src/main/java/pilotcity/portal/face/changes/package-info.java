/**
 * The change feed for copies: every public document, then every change, as pages or server-sent events.
 *
 * <p>ChangesFace reads the position, asks kernel.mirror for the next page, and writes it with ChangeJson or
 * ChangeEventStream.
 *
 * <p>It knows no kind and reads no database.
 */
@NullMarked
package pilotcity.portal.face.changes;

import org.jspecify.annotations.NullMarked;

/**
 * The bytes of a file, of a member of an archive, or of what a compressed file holds.
 *
 * <p>FileBytes opens them anew for every pass; UnpackedStream counts what comes out of a packed one, and TemporaryFile holds it where a format has to be read here and there.
 *
 * <p>It knows no format.
 */
@NullMarked
package pilotcity.portal.kernel.table.source.bytes;

import org.jspecify.annotations.NullMarked;

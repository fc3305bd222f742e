/**
 * Which rows of a grid are its header, and what columns are called.
 *
 * <p>HeaderDetector looks at the first rows; HeaderNames makes the names of the rows that were chosen.
 *
 * <p>It knows no format.
 */
@NullMarked
package pilotcity.portal.kernel.table.source.header;

import org.jspecify.annotations.NullMarked;

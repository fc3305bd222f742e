/**
 * Which format a file has.
 *
 * <p>TableFiles looks at the first bytes and the structure, then at the name, and opens the file with the reader of that format.
 *
 * <p>It reads no rows.
 */
@NullMarked
package pilotcity.portal.kernel.table.source.detection;

import org.jspecify.annotations.NullMarked;

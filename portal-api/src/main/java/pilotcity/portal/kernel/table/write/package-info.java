/**
 * The Parquet files of tables, made of typed rows.
 *
 * <p>TableFileWriter takes the rows in batches, and a new TableSegment begins where a number needs more room.
 *
 * <p>It knows no schema, and where the file goes is not its concern.
 */
@NullMarked
package pilotcity.portal.kernel.table.write;

import org.jspecify.annotations.NullMarked;

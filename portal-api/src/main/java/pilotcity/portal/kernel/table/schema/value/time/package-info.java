/**
 * Dates and times in ISO 8601 and in patterns.
 *
 * <p>IsoReader and StrftimeReader take the numbers out of a cell, Calendar makes a day or a moment of them.
 *
 * <p>It knows no schema and no column.
 */
@NullMarked
package pilotcity.portal.kernel.table.schema.value.time;

import org.jspecify.annotations.NullMarked;

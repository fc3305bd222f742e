/**
 * Questions to a table in SQL.
 *
 * <p>FilterSql, GroupSql and KeysetOrder translate; QuerySession runs the statements; RowJsonWriter writes the rows.
 *
 * <p>No statement is made of text that somebody sent: columns go by their position, values as parameters.
 */
@NullMarked
package pilotcity.portal.kernel.table.sql;

import org.jspecify.annotations.NullMarked;

/**
 * Published tables as columns: Parquet files that the portal writes, and DuckDB that answers questions over them.
 *
 * <p>TableFileWriter makes the file of a table from typed rows; ColumnEngine runs queries, whose conditions FilterSql
 * translates and whose rows RowJsonWriter writes.
 *
 * <p>It knows neither HTTP nor the portal's database, and no query is made of text that somebody sent: columns go by
 * their position, values as parameters.
 */
@NullMarked
package pilotcity.portal.kernel.table.column;

import org.jspecify.annotations.NullMarked;

/**
 * Files as tables: rows of cells out of CSV, spreadsheets, JSON, geodata and Parquet.
 *
 * <p>TableFile opens a file and says which tables are in it and how they are read; TableReader gives the rows, once,
 * from front to back.
 *
 * <p>It knows neither schemas nor HTTP nor the database.
 */
@NullMarked
package pilotcity.portal.kernel.table.source;

import org.jspecify.annotations.NullMarked;

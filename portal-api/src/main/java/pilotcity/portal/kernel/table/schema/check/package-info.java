/**
 * Goes through the rows of a table with a schema: typed values of what is good, problems of what is not.
 *
 * <p>TableCheck matches the header (HeaderMatch), reads each row (RowReader, RowPlace) and asks its keys (RowKeys); each
 * CellProblem goes to whoever listens, and a CheckReport counts them.
 *
 * <p>It collects neither rows nor problems, and knows neither HTTP nor the database.
 */
@NullMarked
package pilotcity.portal.kernel.table.schema.check;

import org.jspecify.annotations.NullMarked;

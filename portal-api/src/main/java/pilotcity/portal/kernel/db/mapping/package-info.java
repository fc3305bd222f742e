/**
 * Between rows and records: reading a row or JSON into a record by component names, and inserts and updates by column
 * names.
 *
 * <p>A feature makes a RowReader once and reads every row with it; its handlers write with InsertStatement and
 * UpdateStatement.
 *
 * <p>It knows no table and opens no connection.
 */
@NullMarked
package pilotcity.portal.kernel.db.mapping;

import org.jspecify.annotations.NullMarked;

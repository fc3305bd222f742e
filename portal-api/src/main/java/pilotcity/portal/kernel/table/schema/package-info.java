/**
 * What the columns of a table may hold, after Frictionless Table Schema and with what it lacks: coordinates, units,
 * Chinese numerals, zones.
 *
 * <p>TableSchema.read (SchemaReader, ColumnReader) makes SchemaColumns of the JSON and names what it does not understand; the rooms beside propose a
 * schema (proposal), check rows against one (check) and point out personal data (personal).
 *
 * <p>It knows neither HTTP nor the database, and no format of files.
 */
@NullMarked
package pilotcity.portal.kernel.table.schema;

import org.jspecify.annotations.NullMarked;

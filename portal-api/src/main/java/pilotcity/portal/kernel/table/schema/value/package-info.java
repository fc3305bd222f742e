/**
 * From the text of a cell to a value: numbers, dates, times, places, lists, each in the ways that a schema may name.
 *
 * <p>A schema makes a CellReader for each column once; a check asks it for every cell, so the readers make no garbage
 * beside the value.
 *
 * <p>It knows no schema, no table and no file.
 */
@NullMarked
package pilotcity.portal.kernel.table.schema.value;

import org.jspecify.annotations.NullMarked;

/**
 * Published tables as they are kept: which file has the rows, and what its columns are.
 *
 * <p>StoredTable says it, StoredTableJson writes it down, TableKind describes its rows as a kind.
 *
 * <p>It knows neither how rows are written nor how they are asked for.
 */
@NullMarked
package pilotcity.portal.kernel.table.column;

import org.jspecify.annotations.NullMarked;

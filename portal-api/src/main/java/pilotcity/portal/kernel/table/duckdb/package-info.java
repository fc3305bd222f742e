/**
 * DuckDB, locked: no file but those of one folder, no network, no extension, no setting.
 *
 * <p>Databases opens it for whoever writes or asks.
 *
 * <p>It knows neither tables nor questions.
 */
@NullMarked
package pilotcity.portal.kernel.table.duckdb;

import org.jspecify.annotations.NullMarked;

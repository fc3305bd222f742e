/**
 * The column engine: answers questions over stored tables.
 *
 * <p>ColumnEngine opens a session for each question, and a reader for each sort of question makes the answer.
 *
 * <p>It knows neither HTTP nor the portal's database.
 */
@NullMarked
package pilotcity.portal.kernel.table.engine;

import org.jspecify.annotations.NullMarked;

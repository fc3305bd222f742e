/**
 * Questions to tables and their answers.
 *
 * <p>A caller fills a TableQuery or a GroupQuery, and ends it by its QueryControl.
 *
 * <p>It knows no engine and no SQL.
 */
@NullMarked
package pilotcity.portal.kernel.table.query;

import org.jspecify.annotations.NullMarked;

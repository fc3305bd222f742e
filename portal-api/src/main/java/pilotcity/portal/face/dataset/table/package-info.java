/**
 * Tables of published data sets over HTTP: what they are, their rows, groups and profiles, and their rows as files.
 *
 * <p>TablesFace finds the AddressedTable in the index, RowRequest reads what is asked of its rows, and the column engine
 * answers; RowsAnswer writes JSON, TableFile any format of exports.
 *
 * <p>It knows no feature but the documents of data sets and of their versions, and speaks no SQL.
 */
@NullMarked
package pilotcity.portal.face.dataset.table;

import org.jspecify.annotations.NullMarked;

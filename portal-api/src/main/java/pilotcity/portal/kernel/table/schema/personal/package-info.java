/**
 * Columns in which personal data stand: telephone numbers, identity cards, mail addresses, number plates, accounts, and
 * names and home addresses by their header.
 *
 * <p>A proposal and a check show each cell to PersonalDataScan, which asks the portal's own screening rules where a cell
 * may hold something, and counts.
 *
 * <p>It masks no row and decides nothing: who publishes does.
 */
@NullMarked
package pilotcity.portal.kernel.table.schema.personal;

import org.jspecify.annotations.NullMarked;

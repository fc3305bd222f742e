/**
 * Workbooks in Office Open XML (ECMA-376, SpreadsheetML).
 *
 * <p>WorkbookFile reads the parts that say which sheets there are and how numbers are meant; SheetReader goes through the cells of one sheet.
 *
 * <p>It evaluates no formula and follows no link.
 */
@NullMarked
package pilotcity.portal.kernel.table.source.sheet;

import org.jspecify.annotations.NullMarked;

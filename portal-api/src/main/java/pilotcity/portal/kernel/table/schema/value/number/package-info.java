/**
 * Numbers as agencies write them: grouped, with units, with a decimal comma, in Chinese numerals.
 *
 * <p>NumberReader takes a cell apart as its NumberFormat says (NumberAffixes, GroupedDigits, ChineseNumerals) and reads what
 * is left exactly (PlainNumber); WrittenDigits and NumberCounts tell a proposal
 * what plain digits would lose.
 *
 * <p>It knows no schema and no column.
 */
@NullMarked
package pilotcity.portal.kernel.table.schema.value.number;

import org.jspecify.annotations.NullMarked;

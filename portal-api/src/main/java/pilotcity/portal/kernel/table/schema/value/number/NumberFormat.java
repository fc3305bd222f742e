package pilotcity.portal.kernel.table.schema.value.number;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How numbers are written in a column.
 *
 * @param decimalChar between the whole and its fraction
 * @param groupChar between groups of three digits, or null where there is none; a space stands for no-break spaces, too
 * @param bareNumber whether nothing but the number may stand in the cell; if not, signs and units before and behind it
 *     are left out
 * @param affixes the only signs and units that may stand there; empty for any that do not multiply
 * @param chinese whether Chinese numerals and multipliers are read, and full-width digits
 */
public record NumberFormat(
        char decimalChar, @Nullable Character groupChar, boolean bareNumber, List<String> affixes, boolean chinese) {
    /** As Table Schema has it where a field says nothing. */
    public static final NumberFormat PLAIN = new NumberFormat('.', null, true, List.of(), false);

    boolean isPlain() {
        return decimalChar == '.' && groupChar == null && bareNumber && !chinese;
    }
}

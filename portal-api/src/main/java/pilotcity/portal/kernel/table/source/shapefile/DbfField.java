package pilotcity.portal.kernel.table.source.shapefile;

import org.jspecify.annotations.Nullable;

/**
 * A column of a dBASE table.
 *
 * @param name as its bytes are
 * @param type the letter for it
 * @param offset of its values in a record
 */
record DbfField(byte[] name, char type, int offset, int length, int decimals) {
    /** As Frictionless calls it. */
    @Nullable
    String frictionless() {
        return switch (type) {
            case 'C' -> "string";
            case 'N' -> decimals == 0 ? "integer" : "number";
            case 'F', 'O', 'B' -> "number";
            case 'I', '+' -> "integer";
            case 'L' -> "boolean";
            case 'D' -> "date";
            default -> null;
        };
    }
}

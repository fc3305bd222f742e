package pilotcity.portal.kernel.table.schema;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.index.text.InvisibleCharacters;
import pilotcity.portal.kernel.table.schema.value.CellReader;

/**
 * One column of a table schema.
 *
 * @param format the name of a format of the type, or a pattern of strptime
 * @param reader makes values of its cells; see there for the classes of them
 * @param missing what stands for no value, beside the empty cell, which always does
 */
public record SchemaColumn(
        String name,
        ColumnType type,
        String format,
        CellReader reader,
        Set<String> missing,
        ColumnConstraints constraints,
        ColumnTexts texts) {

    public boolean required() {
        return constraints.required();
    }

    public boolean unique() {
        return constraints.unique();
    }

    /** The same column with its cells read otherwise. */
    public SchemaColumn with(CellReader other) {
        return new SchemaColumn(name, type, format, other, missing, constraints, texts);
    }

    /** Whether the cells are texts as they stand, with their spaces. */
    private boolean isText() {
        return type == ColumnType.STRING || type == ColumnType.ANY;
    }

    /** Whether a cell holds no value. A cell of spaces is one with text, and missing in a column of any other type. */
    public boolean isMissing(String text) {
        return text.isEmpty()
                || (!missing.isEmpty() && isWordForMissing(text))
                || (!isText() && InvisibleCharacters.isBlank(text));
    }

    private boolean isWordForMissing(String text) {
        boolean padded = !isText() && (mayPad(text.charAt(0)) || mayPad(text.charAt(text.length() - 1)));
        return missing.contains(text) || (padded && missing.contains(InvisibleCharacters.strip(text)));
    }

    /**
     * The value of a cell that is not missing, or null where it is of another type. Spaces around what is no text are
     * not looked at.
     */
    public @Nullable Object value(String text) {
        Object value = reader.read(text);
        boolean padded = mayPad(text.charAt(0)) || mayPad(text.charAt(text.length() - 1));
        if (value == null && padded && !isText()) {
            String stripped = InvisibleCharacters.strip(text);
            return stripped.isEmpty() || stripped.length() == text.length() ? null : reader.read(stripped);
        }
        return value;
    }

    /** Whether it may be a space of some kind: most cells begin and end with what is none. */
    private static boolean mayPad(char each) {
        return each <= ' ' || (each > 0x7e && !Character.isLetterOrDigit(each));
    }

    /** Says that a cell is of another type. */
    public CellFault typeFault(String text) {
        return ColumnConstraints.CellFaults.quoted(
                CheckRule.TYPE,
                text,
                "不是" + reader.description().zh(),
                "is no " + reader.description().en());
    }

    /** What is wrong with a value of the right type, or null. */
    public @Nullable CellFault constraintFault(Object value, String text) {
        if (constraints.required() && isText() && InvisibleCharacters.isBlank(text)) {
            return missingFault();
        }
        return constraints.fault(value, text);
    }

    /** What is wrong with a cell without a value. */
    public CellFault missingFault() {
        return ColumnConstraints.CellFaults.of(CheckRule.REQUIRED, "必须有值", "a value is required");
    }

    /** What is wrong with a cell, or empty when nothing is. */
    public Optional<CellFault> fault(String text) {
        if (isMissing(text)) {
            return required() ? Optional.of(missingFault()) : Optional.empty();
        }
        Object value = value(text);
        return value == null ? Optional.of(typeFault(text)) : Optional.ofNullable(constraintFault(value, text));
    }
}

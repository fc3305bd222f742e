package pilotcity.portal.kernel.table.column;

import pilotcity.index.kind.FieldType;

/** How a column is kept in the file, and so what can be asked of it. */
public enum ColumnStorage {
    /** Any text, compared by code point. */
    TEXT(FieldType.KEYWORD),
    /** A whole number of at most 64 bits. */
    INTEGER(FieldType.INTEGER),
    /** A decimal number of at most 38 digits, exact. */
    DECIMAL(FieldType.NUMBER),
    /** A number with more digits than that, rounded to 53 bits (IEEE 754 binary64). */
    DOUBLE(FieldType.NUMBER),
    BOOLEAN(FieldType.BOOLEAN),
    /** A calendar day. */
    DATE(FieldType.DATE),
    /** A moment, to the microsecond. */
    INSTANT(FieldType.INSTANT),
    /** JSON, as text. */
    JSON(FieldType.OBJECT);

    /** How many digits a column of numbers has at most that are all kept, from the first place of them to the last. */
    public static final int EXACT_DIGITS = 38;

    private final FieldType field;

    ColumnStorage(FieldType field) {
        this.field = field;
    }

    /** What filters take it for. */
    public FieldType field() {
        return field;
    }

    public boolean isNumber() {
        return this == INTEGER || this == DECIMAL || this == DOUBLE;
    }

    /** Whether its values have an order that means something. */
    public boolean isOrdered() {
        return this != BOOLEAN && this != JSON;
    }
}

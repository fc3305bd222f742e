package pilotcity.portal.kernel.table.schema;

import java.util.Locale;

/** What a cell, a row, or the header can break. */
public enum CheckRule {
    TYPE,
    REQUIRED,
    UNIQUE,
    ENUM,
    PATTERN,
    MINIMUM,
    MAXIMUM,
    EXCLUSIVE_MINIMUM,
    EXCLUSIVE_MAXIMUM,
    MIN_LENGTH,
    MAX_LENGTH,
    /** No stored table holds such a value. */
    STORAGE,
    /** The same key is in an earlier row. */
    PRIMARY_KEY,
    /** A part of the key is missing. */
    PRIMARY_KEY_MISSING,
    UNIQUE_KEY,
    FOREIGN_KEY,
    /** The coordinates of a row are incomplete or outside the earth. */
    SPATIAL,
    /** A row has fewer cells than the header. */
    MISSING_CELL,
    /** A row has more cells than the header. */
    EXTRA_CELL,
    BLANK_ROW,
    HEADER_MISSING,
    HEADER_EXTRA,
    HEADER_ORDER,
    /** A header that is written a little otherwise than in the schema. */
    HEADER_RENAMED;

    /** Whether a lenient check leaves the cell empty; what breaks another rule keeps its value. */
    public boolean empties() {
        return switch (this) {
            case TYPE,
                    ENUM,
                    PATTERN,
                    MINIMUM,
                    MAXIMUM,
                    EXCLUSIVE_MINIMUM,
                    EXCLUSIVE_MAXIMUM,
                    MIN_LENGTH,
                    MAX_LENGTH,
                    STORAGE -> true;
            default -> false;
        };
    }

    /** As reports name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

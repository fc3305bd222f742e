package pilotcity.portal.kernel.table.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The types of Frictionless Table Schema (versions 1 and 2), and which properties a field of each may have. */
public enum ColumnType {
    STRING("categories", "categoriesOrdered"),
    ANY,
    INTEGER("groupChar", "bareNumber", "affixes", "numerals", "categories", "categoriesOrdered"),
    NUMBER("decimalChar", "groupChar", "bareNumber", "affixes", "numerals"),
    BOOLEAN("trueValues", "falseValues"),
    DATE("numerals"),
    TIME("numerals"),
    DATETIME("numerals", "timezone"),
    YEAR,
    YEARMONTH("numerals"),
    DURATION,
    GEOPOINT,
    GEOJSON,
    OBJECT,
    ARRAY,
    LIST("delimiter", "itemType");

    static final String DEFAULT_FORMAT = "default";

    private static final Set<ColumnType> ORDERED = Set.of(INTEGER, NUMBER, DATE, TIME, DATETIME, YEAR, YEARMONTH);
    private static final Set<ColumnType> PATTERNED = Set.of(DATE, TIME, DATETIME, YEARMONTH);

    /** With a space between. */
    private final String properties;

    ColumnType(String... properties) {
        this.properties = String.join(" ", properties);
    }

    /** What schemas call it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ColumnType> find(String code) {
        return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(ColumnType::code).toList();
    }

    /** The formats that have names. */
    List<String> formats() {
        return switch (this) {
            case STRING -> List.of(DEFAULT_FORMAT, "email", "uri", "uuid", "binary");
            case GEOPOINT -> List.of(DEFAULT_FORMAT, "array", "object");
            default -> List.of(DEFAULT_FORMAT);
        };
    }

    /** Whether the format may be a pattern of strptime. */
    boolean isPatterned() {
        return PATTERNED.contains(this);
    }

    /** Whether one value can be less than another. */
    boolean isOrdered() {
        return ORDERED.contains(this);
    }

    /** Whether a field of it may have {@code property}, beside those that every field may have. */
    boolean has(String property) {
        return List.of(properties.split(" ")).contains(property);
    }
}

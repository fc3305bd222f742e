package pilotcity.index.filter.check;

import pilotcity.index.kind.FieldType;

/** Families of types; values of one family can be compared with each other. */
enum TypeFamily {
    TEXT("text"),
    NUMBER("a number"),
    BOOLEAN("true or false"),
    TIME("a date or time"),
    SHAPE("a geometry");

    private final String description;

    TypeFamily(String description) {
        this.description = description;
    }

    String description() {
        return description;
    }

    static TypeFamily of(FieldType type) {
        return switch (type) {
            case KEYWORD, TEXT, REFERENCE -> TEXT;
            case INTEGER, NUMBER -> NUMBER;
            case BOOLEAN -> BOOLEAN;
            case DATE, INSTANT -> TIME;
            case GEOMETRY -> SHAPE;
            case OBJECT -> throw new IllegalArgumentException("a group of fields has no values");
        };
    }
}

package pilotcity.index.kind;

/** What a field holds. The comment gives the Java type that a field's reader returns. */
public enum FieldType {
    /** Exact text, an id or a code: {@link String}. */
    KEYWORD,
    /** Words for people: {@link String}. */
    TEXT,
    /** A whole number: {@link Integer} or {@link Long}. */
    INTEGER,
    /** A decimal number: {@link Double} or {@link java.math.BigDecimal}. */
    NUMBER,
    /** {@link Boolean}. */
    BOOLEAN,
    /** A calendar day: {@link java.time.LocalDate}. */
    DATE,
    /** A point in time: {@link java.time.Instant}. */
    INSTANT,
    /** WGS84, longitude first: {@link org.locationtech.jts.geom.Geometry}. */
    GEOMETRY,
    /** The id of a document of another kind: {@link String}. */
    REFERENCE,
    /** A group of fields: any record described by its own fields. */
    OBJECT
}

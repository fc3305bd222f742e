package pilotcity.portal.face.graphql.type;

import graphql.schema.GraphQLScalarType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;

/** The scalars that GraphQL itself does not have. */
public final class ValueScalars {
    /** Digits in a JSON number that every client keeps exact. */
    private static final long SAFE = 1L << 53;

    public static final GraphQLScalarType LONG = ScalarCoercing.scalar(
            "Long",
            SchemaNames.text("A whole number from -2^53 to 2^53, which JSON keeps exact", "整数"),
            ValueScalars::whole);

    public static final GraphQLScalarType DATE = ScalarCoercing.scalar(
            "Date",
            SchemaNames.text("A calendar day, RFC 3339 full-date: 2013-01-29", "日期"),
            value -> LocalDate.parse((String) value));

    public static final GraphQLScalarType DATE_TIME = ScalarCoercing.scalar(
            "DateTime",
            SchemaNames.text("A point in time, RFC 3339 date-time with an offset: 2013-01-29T08:00:00Z", "时刻"),
            value -> instant((String) value));

    public static final GraphQLScalarType GEO_JSON = ScalarCoercing.scalar(
            "GeoJSON",
            SchemaNames.text(
                    "A geometry in WGS84, longitude first: a GeoJSON geometry object (RFC 7946); as an argument also a"
                            + " string of Well-Known Text or GeoJSON",
                    "几何"),
            GeometryArguments::read);

    /** Bytes; only mutations take them. */
    public static final GraphQLScalarType BASE64 = ScalarCoercing.scalar(
            "Base64",
            SchemaNames.text(
                    "Bytes in base64 (RFC 4648, clause 4). Large ones are better sent to the address in /api", "文件"),
            value -> Base64.getDecoder().decode((String) value));

    /** What has no type of its own. */
    public static final GraphQLScalarType JSON =
            ScalarCoercing.scalar("JSON", SchemaNames.text("Any JSON value", "JSON 值"), value -> value);

    public static final List<GraphQLScalarType> ALL = List.of(LONG, DATE, DATE_TIME, GEO_JSON);

    private ValueScalars() {}

    private static Object whole(Object value) {
        if (!(value instanceof Number number) || number.doubleValue() != Math.rint(number.doubleValue())) {
            throw new IllegalArgumentException("a whole number is expected");
        }
        if (Math.abs(number.doubleValue()) > SAFE) {
            throw new IllegalArgumentException("the number is beyond 2^53");
        }
        return number.longValue();
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}

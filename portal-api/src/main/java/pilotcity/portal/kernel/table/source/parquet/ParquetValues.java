package pilotcity.portal.kernel.table.source.parquet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.JulianFields;
import java.util.Base64;
import java.util.UUID;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntervalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/** Values as text without loss (Parquet's LogicalTypes.md). */
final class ParquetValues {
    private ParquetValues() {}

    /** The value number {@code at} of a field that is no group. */
    static String text(Group group, int field, int at) {
        PrimitiveType type = group.getType().getType(field).asPrimitiveType();
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> String.valueOf(group.getBoolean(field, at));
            case INT32 -> whole(group.getInteger(field, at), 32, meaning);
            case INT64 -> whole(group.getLong(field, at), 64, meaning);
            case FLOAT -> number(Float.toString(group.getFloat(field, at)));
            case DOUBLE -> number(Double.toString(group.getDouble(field, at)));
            case INT96 -> moment96(group.getInt96(field, at));
            case BINARY, FIXED_LEN_BYTE_ARRAY -> bytes(group.getBinary(field, at), meaning);
        };
    }

    private static String whole(long value, int bits, LogicalTypeAnnotation meaning) {
        return switch (meaning) {
            case null -> Long.toString(value);
            case DateLogicalTypeAnnotation date -> LocalDate.ofEpochDay(value).toString();
            case DecimalLogicalTypeAnnotation decimal ->
                BigDecimal.valueOf(value, decimal.getScale()).toPlainString();
            case IntLogicalTypeAnnotation number
            when !number.isSigned() ->
                bits == 32 ? Integer.toUnsignedString((int) value) : Long.toUnsignedString(value);
            case TimeLogicalTypeAnnotation time -> time(value, time);
            case TimestampLogicalTypeAnnotation time -> moment(value, time);
            default -> Long.toString(value);
        };
    }

    private static long perSecond(TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> 1_000;
            case MICROS -> 1_000_000;
            case NANOS -> 1_000_000_000;
        };
    }

    private static String time(long value, TimeLogicalTypeAnnotation type) {
        long day = perSecond(type.getUnit()) * 86_400;
        if (value < 0 || value >= day) {
            // The end of a day, 24:00, is no time of one; what cannot be read as a time is shown as it is.
            return value == day ? "24:00:00" : Long.toString(value);
        }
        LocalTime time = LocalTime.ofNanoOfDay(value * (1_000_000_000 / perSecond(type.getUnit())));
        return seconds(time.toString(), 5) + (type.isAdjustedToUTC() ? "Z" : "");
    }

    private static String moment(long value, TimestampLogicalTypeAnnotation type) {
        long per = perSecond(type.getUnit());
        Instant at =
                Instant.ofEpochSecond(Math.floorDiv(value, per), Math.floorMod(value, per) * (1_000_000_000 / per));
        return type.isAdjustedToUTC()
                ? at.toString()
                : seconds(LocalDateTime.ofInstant(at, ZoneOffset.UTC).toString(), 16);
    }

    /** Java leaves out seconds that are zero. */
    private static String seconds(String text, int without) {
        return text.length() == without ? text + ":00" : text;
    }

    /** Nanoseconds of a Julian day, as Impala and old Sparks write. */
    private static String moment96(Binary value) {
        ByteBuffer bytes = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        long nanos = bytes.getLong();
        LocalDate day = LocalDate.EPOCH.with(JulianFields.JULIAN_DAY, bytes.getInt());
        return seconds(day.atStartOfDay().plusNanos(nanos).toString(), 16);
    }

    private static String bytes(Binary value, LogicalTypeAnnotation meaning) {
        return switch (meaning) {
            case DecimalLogicalTypeAnnotation decimal ->
                new BigDecimal(new BigInteger(value.getBytesUnsafe()), decimal.getScale()).toPlainString();
            case UUIDLogicalTypeAnnotation id -> {
                ByteBuffer bytes = value.toByteBuffer().order(ByteOrder.BIG_ENDIAN);
                yield new UUID(bytes.getLong(), bytes.getLong()).toString();
            }
            case Float16LogicalTypeAnnotation half ->
                number(Float.toString(Float.float16ToFloat(
                        value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN).getShort())));
            case IntervalLogicalTypeAnnotation interval ->
                duration(value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN));
            case null, default -> textOrBase64(value);
        };
    }

    /** Months, days and milliseconds, each unsigned, as ISO 8601 writes a duration. */
    private static String duration(ByteBuffer bytes) {
        long months = Integer.toUnsignedLong(bytes.getInt());
        long days = Integer.toUnsignedLong(bytes.getInt());
        long milliseconds = Integer.toUnsignedLong(bytes.getInt());
        String time = milliseconds == 0 && months + days > 0
                ? ""
                : Duration.ofMillis(milliseconds).toString().substring(1);
        return "P" + (months == 0 ? "" : months + "M") + (days == 0 ? "" : days + "D") + time;
    }

    /** Many writers do not say of text that it is. */
    private static String textOrBase64(Binary value) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(value.toByteBuffer())
                    .toString();
        } catch (CharacterCodingException e) {
            return Base64.getEncoder().encodeToString(value.getBytes());
        }
    }

    private static String number(String text) {
        if (text.equals("NaN") || text.endsWith("Infinity")) {
            return text.replace("Infinity", "INF");
        }
        String plain = new BigDecimal(text).toPlainString();
        return plain.endsWith(".0") ? plain.substring(0, plain.length() - 2) : plain;
    }
}

package pilotcity.portal.kernel.table.source.shapefile;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.source.TableSourceException;

/** The values of a record as text. */
final class DbfCells {
    private static final int LONGEST_NUMBER = 400;

    private final CharsetDecoder decoder;

    DbfCells(Charset charset) {
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** A name of a column; the character that did not fit is left out. */
    String name(DbfField field, int column) {
        return text(field.name(), 0, field.name().length, 0, column).strip();
    }

    /** Null for a value that is blank, or that the format has for none. */
    @Nullable
    String cell(byte[] record, DbfField field, long row, int column) {
        return switch (field.type()) {
            case 'C', 'M', 'G', 'P' -> blank(trimmed(text(record, field.offset(), field.length(), row, column)));
            case 'I', '+' ->
                field.length() == 4 ? String.valueOf(binary(record, field).getInt()) : plain(record, field);
            case 'O' ->
                field.length() == 8
                        ? number(String.valueOf(binary(record, field).getDouble()))
                        : null;
            case 'B' ->
                field.length() == 8
                        ? number(String.valueOf(binary(record, field).getDouble()))
                        : plain(record, field);
            case 'L' -> logical(plain(record, field));
            case 'D' -> date(plain(record, field));
            default -> number(plain(record, field));
        };
    }

    private static ByteBuffer binary(byte[] record, DbfField field) {
        return ByteBuffer.wrap(record, field.offset(), field.length()).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static @Nullable String plain(byte[] record, DbfField field) {
        String text = new String(record, field.offset(), field.length(), StandardCharsets.ISO_8859_1);
        return blank(text.replace('\0', ' ').strip());
    }

    private static String trimmed(String text) {
        int nul = text.indexOf('\0');
        return (nul < 0 ? text : text.substring(0, nul)).stripTrailing();
    }

    private static @Nullable String blank(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable String logical(@Nullable String text) {
        return switch (text) {
            case null -> null;
            case "T", "t", "Y", "y", "1" -> "true";
            case "F", "f", "N", "n", "0" -> "false";
            case "?" -> null;
            default -> text;
        };
    }

    private static @Nullable String date(@Nullable String text) {
        if (text == null || text.equals("00000000")) {
            return null;
        }
        return text.matches("\\d{8}")
                ? text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6)
                : text;
    }

    /** Without exponent; what is no number, as the stars of one that did not fit, stays. */
    private static @Nullable String number(@Nullable String text) {
        if (text == null || (text.indexOf('e') < 0 && text.indexOf('E') < 0)) {
            return text;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return Math.abs((long) number.scale()) > LONGEST_NUMBER ? text : number.toPlainString();
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private String text(byte[] bytes, int offset, int length, long row, int column) {
        int end = offset + length;
        while (end > offset && (bytes[end - 1] == ' ' || bytes[end - 1] == 0)) {
            end--;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, offset, end - offset);
        CharBuffer out = CharBuffer.allocate(end - offset);
        CoderResult result = decoder.reset().decode(in, out, false);
        boolean cut = result.isUnderflow() && in.hasRemaining() && end == offset + length;
        if (result.isError() || (in.hasRemaining() && !cut)) {
            throw new TableSourceException(
                    row,
                    "属性表第 %,d 条第 %,d 列不是 %s 编码；请指明编码，或加入 .cpg 文件。"
                            .formatted(row, column, decoder.charset().name()),
                    "Record %,d, column %,d of the attributes is not %s; say which encoding they have, or add a .cpg."
                            .formatted(row, column, decoder.charset().name()));
        }
        return out.flip().toString();
    }
}

package pilotcity.portal.kernel.table.source.detection;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the first bytes of a file say. */
enum Signature {
    GZIP("1f8b", null),
    ZIP("504b0304", null),
    EMPTY_ZIP("504b0506", null),
    PARQUET("50415231", null),
    SQLITE("53514c69746520666f726d6174203300", null),
    FLATGEOBUF("66676203666762", null),
    OLE(
            "d0cf11e0a1b11ae1",
            "This is an old Excel workbook (.xls) or one with a password: save it as .xlsx without a password to have it read as a table."),
    PDF("25504446", "This is a PDF, which holds no table that can be read: publish the table that it was made from."),
    TEXT("", null);

    private final String magic;
    private final @Nullable String advice;

    Signature(String magic, @Nullable String advice) {
        this.magic = magic;
        this.advice = advice;
    }

    static Signature of(byte[] head) {
        for (Signature each : values()) {
            if (each.begins(head)) {
                return each;
            }
        }
        return TEXT;
    }

    private boolean begins(byte[] head) {
        int length = magic.length() / 2;
        return head.length >= length
                && HexFormat.of().formatHex(head, 0, length).equals(magic);
    }

    Optional<String> advice() {
        return Optional.ofNullable(advice);
    }

    /** The first character of a text that is no white space, or 0. */
    static char firstOfText(byte[] head) {
        String text = new String(head, StandardCharsets.UTF_8);
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (!Character.isWhitespace(each) && each != '\ufeff' && each != 0x1e && each != 0) {
                return each;
            }
        }
        return 0;
    }
}

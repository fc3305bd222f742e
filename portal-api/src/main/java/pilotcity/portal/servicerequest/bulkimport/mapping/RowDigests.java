package pilotcity.portal.servicerequest.bulkimport.mapping;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.files.Sha256;

/** Digests that identify rows and detect whether a row would be written differently now. */
public final class RowDigests {
    private static final int BYTES = 16;
    private static final String WRITTEN = "w1.";

    private RowDigests() {}

    /** The digest of what is written: it changes with the row, and with a mapping that makes something else of it. */
    static String of(@Nullable Object... values) {
        MessageDigest digest = Sha256.digest();
        for (Object value : values) {
            add(digest, String.valueOf(value));
        }
        return WRITTEN + hex(digest);
    }

    /** Whether {@code known} is of the row alone, as records have it that older versions imported. */
    public static boolean isOfRow(String known) {
        return !known.startsWith(WRITTEN);
    }

    /** The digest of a row. */
    public static String ofRow(CsvRecord row) {
        MessageDigest digest = Sha256.digest();
        row.getFields().forEach(field -> add(digest, field));
        return hex(digest);
    }

    /** The digest of some of a row's fields. */
    static String ofFields(CsvRecord row, int... places) {
        MessageDigest digest = Sha256.digest();
        for (int place : places) {
            add(digest, row.getField(place).strip());
        }
        return hex(digest);
    }

    /** An id that is fit for addresses, of one that has other characters. */
    public static String addressableId(String id) {
        MessageDigest digest = Sha256.digest();
        add(digest, id);
        String readable = id.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[^A-Za-z0-9]+", "");
        return (readable.isEmpty() ? "" : readable.substring(0, Math.min(readable.length(), 60)) + "-")
                + hex(digest).substring(0, 12);
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }
}

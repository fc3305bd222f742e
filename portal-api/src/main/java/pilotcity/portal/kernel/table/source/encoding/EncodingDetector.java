package pilotcity.portal.kernel.table.source.encoding;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import pilotcity.portal.kernel.table.source.bytes.FileBytes;

/**
 * Finds the encoding of a text by its mark or by the lines in it that are not plain ASCII, over a good part of the file.
 * Where some of these are UTF-8 and others are not, it says UTF-8, and reading ends at the first that is not.
 */
public final class EncodingDetector {
    private static final long LOOKED_AT = 256L << 20;
    private static final int KEPT = 1 << 20;
    private static final int LONGEST_LINE = 1 << 16;
    private static final int BUFFER = 1 << 16;
    private static final List<Charset> CUT =
            List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"), Charset.forName("Big5"));

    private final List<byte[]> lines = new ArrayList<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean foreign;
    private int kept;
    private int several;
    private int others;

    private EncodingDetector() {}

    /** @param head the first bytes of the file */
    public static DetectedEncoding detect(FileBytes bytes, byte[] head) throws IOException {
        Charset marked = marked(head);
        if (marked != null) {
            return DetectedEncoding.sure(marked);
        }
        Charset wide = Utf16.find(head);
        return wide != null ? DetectedEncoding.sure(wide) : new EncodingDetector().byLines(bytes);
    }

    /** The encoding of some lines, which have no mark. */
    public static DetectedEncoding detectLines(byte[] lines) {
        try {
            return new EncodingDetector().byLines(() -> new java.io.ByteArrayInputStream(lines));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /**
     * The same text without the character at its end of which only a part is there, as where it was cut to the length of
     * its field.
     */
    public static byte[] withoutCutEnd(byte[] text) {
        for (Charset charset : CUT) {
            ByteBuffer in = ByteBuffer.wrap(text);
            CoderResult result = charset.newDecoder().decode(in, CharBuffer.allocate(text.length), false);
            if (!result.isError()) {
                return Arrays.copyOf(text, text.length - in.remaining());
            }
        }
        return text;
    }

    /** Whether the first bytes of a file are text in UTF-16. */
    public static boolean isUtf16(byte[] head) {
        return Utf16.find(head) != null || startsWith(head, 0xFF, 0xFE) || startsWith(head, 0xFE, 0xFF);
    }

    private static @org.jspecify.annotations.Nullable Charset marked(byte[] head) {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        return startsWith(head, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : null;
    }

    private static boolean startsWith(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= head.length || (head[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private DetectedEncoding byLines(FileBytes bytes) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = bytes.open()) {
            long left = LOOKED_AT;
            int read = in.read(buffer);
            while (read >= 0 && left > 0 && !isClear()) {
                take(buffer, read);
                left -= read;
                read = in.read(buffer);
            }
        }
        endLine();
        if (others == 0) {
            return DetectedEncoding.sure(StandardCharsets.UTF_8);
        }
        return several > 0 ? DetectedEncoding.sure(mixed()) : SingleEncodings.likeliest(joined());
    }

    /** UTF-8 is checked to its end while it is read; in another encoding lines of UTF-8 may pass as its own. */
    private boolean isClear() {
        return kept >= KEPT && (others == 0 || several > 0);
    }

    private void take(byte[] buffer, int length) {
        int start = 0;
        for (int i = 0; i < length; i++) {
            if (buffer[i] < 0) {
                foreign = true;
            } else if (buffer[i] == '\n' || buffer[i] == '\r') {
                keep(buffer, start, i);
                endLine();
                start = i + 1;
            }
        }
        keep(buffer, start, length);
    }

    private void keep(byte[] buffer, int from, int to) {
        line.write(buffer, from, Math.min(to - from, Math.max(0, LONGEST_LINE - line.size())));
    }

    private void endLine() {
        if (foreign) {
            byte[] bytes = line.toByteArray();
            boolean cut = bytes.length >= LONGEST_LINE;
            int characters = cut ? -1 : Utf8Lines.severalByteCharacters(bytes);
            if (characters >= 0) {
                several += Utf8Lines.isCertain(bytes, characters) ? 1 : 0;
            } else if (!cut || !Utf8Lines.beginsWell(bytes)) {
                others++;
            }
            if (kept < KEPT) {
                lines.add(bytes);
                kept += bytes.length;
            }
        }
        foreign = false;
        line.reset();
    }

    private byte[] joined() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] each : lines) {
            all.writeBytes(each);
            all.write('\n');
        }
        return all.toByteArray();
    }

    /** Lines that are UTF-8 by chance do not make a file one of two encodings. */
    private Charset mixed() {
        Charset other = SingleEncodings.likeliest(joined()).charset();
        boolean chance = several * 200L < others
                && decodes(joined(), other)
                && other.newEncoder().maxBytesPerChar() > 1;
        return chance ? other : StandardCharsets.UTF_8;
    }

    private static boolean decodes(byte[] bytes, Charset charset) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}

package pilotcity.portal.servicerequest.bulkimport.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;

/** Decodes a whole file to see whether every byte of it stands for something. */
final class DecodingCheck {
    private static final int BUFFER = 1 << 16;

    private final CharsetDecoder decoder;
    private final CharBuffer chars = CharBuffer.allocate(BUFFER);
    private long line = 1;
    private long column = 1;

    private DecodingCheck(Charset charset) {
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Where the first bytes stand that mean nothing. */
    record Fault(long line, long column) {
        @Override
        public String toString() {
            return "line " + line + ", character " + column;
        }
    }

    static Optional<Fault> findFault(InputStream in, Charset charset) throws IOException {
        return new DecodingCheck(charset).run(in);
    }

    private Optional<Fault> run(InputStream in) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        boolean end = false;
        while (!end) {
            int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
            end = read < 0;
            bytes.position(bytes.position() + Math.max(read, 0)).flip();
            if (!decode(bytes, end)) {
                return Optional.of(new Fault(line, column));
            }
            bytes.compact();
        }
        return Optional.empty();
    }

    private boolean decode(ByteBuffer bytes, boolean end) {
        CoderResult result;
        do {
            chars.clear();
            result = decoder.decode(bytes, chars, end);
            count();
        } while (result.isOverflow());
        return !result.isError();
    }

    private void count() {
        char[] array = chars.array();
        int from = 0;
        for (int i = 0; i < chars.position(); i++) {
            if (array[i] == '\n') {
                line++;
                column = 1;
                from = i + 1;
            }
        }
        column += chars.position() - from;
    }
}

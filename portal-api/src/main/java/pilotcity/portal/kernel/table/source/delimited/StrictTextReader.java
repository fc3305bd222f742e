package pilotcity.portal.kernel.table.source.delimited;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.HexFormat;
import pilotcity.portal.kernel.table.source.TableSourceException;

/** Text of one encoding. A byte that is not in it ends reading, with its line and place; nothing is replaced. */
final class StrictTextReader extends Reader {
    private static final int BUFFER = 1 << 16;
    private static final char MARK = '\ufeff';

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private long before;
    private long line = 1;
    private boolean carriageReturn;
    private boolean first = true;
    private boolean ended;

    StrictTextReader(InputStream in, Charset charset) {
        this.in = in;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(char[] chars, int offset, int length) throws IOException {
        CharBuffer out = CharBuffer.wrap(chars, offset, length).slice();
        while (out.position() == 0) {
            CoderResult result = decoder.decode(bytes, out, ended);
            if (out.position() == 0 && result.isError()) {
                throw wrong(result.length());
            }
            if (out.position() == 0) {
                if (ended) {
                    return -1;
                }
                fill();
            }
            if (first && out.position() > 0) {
                first = false;
                dropMark(chars, offset, out);
            }
        }
        count(chars, offset, out.position());
        return out.position();
    }

    private static void dropMark(char[] chars, int offset, CharBuffer out) {
        if (chars[offset] == MARK) {
            System.arraycopy(chars, offset + 1, chars, offset, out.position() - 1);
            out.position(out.position() - 1);
        }
    }

    private void fill() throws IOException {
        before += bytes.position();
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
    }

    private void count(char[] chars, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            char each = chars[i];
            if (each > '\r') {
                carriageReturn = false;
                continue;
            }
            if (each == 0) {
                throw new TableSourceException(
                        line,
                        "第 %,d 行有 NUL 字符，文本表中不应有。".formatted(line),
                        "Line %,d: there is a NUL character, which no table of text holds.".formatted(line));
            }
            if (each == '\r' || (each == '\n' && !carriageReturn)) {
                line++;
            }
            carriageReturn = each == '\r';
        }
    }

    private TableSourceException wrong(int length) {
        byte[] bad = new byte[Math.min(length, bytes.remaining())];
        bytes.get(bytes.position(), bad);
        return TableSourceException.ofReading(
                line,
                "第 %,d 行，文件第 %,d 字节：%s 不是 %s。文件是别的编码，或混用了几种编码；请统一为一种保存，最好是 UTF-8。"
                        .formatted(
                                line,
                                before + bytes.position() + 1,
                                HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bad),
                                decoder.charset().name()),
                "Line %,d, byte %,d of the file: %s is not %s. Either the file is in another encoding, or it mixes several; save it in one, best UTF-8."
                        .formatted(
                                line,
                                before + bytes.position() + 1,
                                HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bad),
                                decoder.charset().name()));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

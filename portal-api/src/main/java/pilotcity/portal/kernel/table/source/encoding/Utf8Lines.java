package pilotcity.portal.kernel.table.source.encoding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** What a line says about being UTF-8 (RFC 3629). */
final class Utf8Lines {
    private static final int LAST_ASCII = 0x7f;
    private static final int LAST_OF_TWO_BYTES = 0x7ff;

    private Utf8Lines() {}

    /** How many characters of several bytes it has, or -1 when it is not UTF-8. */
    static int severalByteCharacters(byte[] line) {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
            return (int) text.chars().filter(each -> each > LAST_ASCII).count();
        } catch (CharacterCodingException e) {
            return -1;
        }
    }

    /** Whether no other encoding would give such bytes by chance: two characters of three bytes, or most in pairs. */
    static boolean isCertain(byte[] line, int characters) {
        String text = new String(line, StandardCharsets.UTF_8);
        long long3 = text.chars().filter(each -> each > LAST_OF_TWO_BYTES).count();
        long latin = text.chars().filter(each -> each >= 0xa0 && each <= 0x17f).count();
        return long3 >= 2 || latin == characters;
    }

    /** Whether the first bytes of a line that was cut are UTF-8. */
    static boolean beginsWell(byte[] line) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(ByteBuffer.wrap(line), CharBuffer.allocate(line.length), false);
        return !result.isError();
    }
}

package pilotcity.portal.kernel.table.source.encoding;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which encoding other than Unicode's a text has: the Chinese ones by how many of their characters are common ones
 * (level 1 of GB 2312 and of Big5), the European ones by whether letters stand where letters do.
 */
final class SingleEncodings {
    private static final Charset CHINESE = Charset.forName("GB18030");
    private static final Charset TAIWAN = Charset.forName("Big5");
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final Charset WESTERN_EURO = Charset.forName("ISO-8859-15");
    private static final List<Charset> EUROPEAN = List.of(
            WESTERN,
            WESTERN_EURO,
            Charset.forName("windows-1250"),
            Charset.forName("windows-1251"),
            Charset.forName("ISO-8859-2"));
    private static final double MOST = 0.6;

    private SingleEncodings() {}

    /** @param text lines that are not ASCII and not UTF-8 */
    static Charset likeliest(byte[] text) {
        double chinese = common(text, CHINESE, 0xB0, 0xD7, 0xA1);
        double taiwan = common(text, TAIWAN, 0xA4, 0xC6, 0x40);
        if (Math.max(chinese, taiwan) >= MOST) {
            return taiwan > chinese ? TAIWAN : CHINESE;
        }
        Charset best = WESTERN;
        double least = Double.MAX_VALUE;
        for (Charset european : EUROPEAN) {
            double odd = EuropeanText.oddity(text, european);
            if (odd < least) {
                least = odd;
                best = european;
            }
        }
        return best;
    }

    /** The share of characters that are common ones, or punctuation; 0 when the text is not in the encoding. */
    private static double common(byte[] text, Charset charset, int first, int last, int lowestTrail) {
        if (decoded(text, charset) == null) {
            return 0;
        }
        int all = 0;
        int common = 0;
        int i = 0;
        while (i < text.length) {
            if (text[i] >= 0) {
                i++;
                continue;
            }
            int lead = text[i] & 0xff;
            int trail = i + 1 < text.length ? text[i + 1] & 0xff : 0;
            boolean punctuation = lead >= 0xA1 && lead <= 0xA3 && trail >= lowestTrail;
            all++;
            common += (lead >= first && lead <= last && trail >= lowestTrail) || punctuation ? 1 : 0;
            i += 2;
        }
        return all == 0 ? 0 : (double) common / all;
    }

    static @Nullable String decoded(byte[] text, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(text))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}

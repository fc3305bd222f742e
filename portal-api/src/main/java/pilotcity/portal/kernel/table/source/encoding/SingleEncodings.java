package pilotcity.portal.kernel.table.source.encoding;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import java.util.stream.Stream;
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

    /** Bytes of characters that are not ASCII, fewer than which prove nothing, and fewer than which prove little. */
    private static final int TINY = 6;

    private static final int FEW = 24;

    /** What a letter of European writing is odd by, at most. */
    private static final double CLEAR = 0.2;

    private static final int MOST_OTHERS = 3;

    private static final List<Charset> LATIN = EUROPEAN.stream()
            .filter(each -> !each.name().equals("windows-1251"))
            .toList();

    private SingleEncodings() {}

    /** @param text lines that are not ASCII and not UTF-8 */
    static DetectedEncoding likeliest(byte[] text) {
        int foreign = 0;
        for (byte each : text) {
            foreign += each < 0 ? 1 : 0;
        }
        double chinese = common(text, CHINESE, 0xB0, 0xD7, 0xA1);
        double taiwan = common(text, TAIWAN, 0xA4, 0xC6, 0x40);
        if (Math.max(chinese, taiwan) >= MOST) {
            Charset most = taiwan > chinese ? TAIWAN : CHINESE;
            return foreign < TINY ? guessed(text, most) : DetectedEncoding.sure(most);
        }
        boolean little = foreign < FEW && decoded(text, CHINESE) != null;
        Charset european = european(text);
        if (!little) {
            return DetectedEncoding.sure(european);
        }
        boolean clear = EuropeanText.oddity(text, european) <= CLEAR * foreign && LATIN.contains(european);
        return guessed(text, clear ? european : CHINESE);
    }

    private static DetectedEncoding guessed(byte[] text, Charset chosen) {
        List<Charset> others = Stream.of(CHINESE, TAIWAN, european(text), WESTERN)
                .filter(each -> !each.equals(chosen) && decoded(text, each) != null)
                .distinct()
                .limit(MOST_OTHERS)
                .toList();
        return new DetectedEncoding(chosen, others);
    }

    private static Charset european(byte[] text) {
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
            boolean ofFour = charset.equals(CHINESE) && trail >= '0' && trail <= '9';
            boolean punctuation = lead >= 0xA1 && lead <= 0xA3 && trail >= lowestTrail;
            all++;
            common += (lead >= first && lead <= last && trail >= lowestTrail) || punctuation ? 1 : 0;
            i += ofFour ? 4 : 2;
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

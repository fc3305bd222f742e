package pilotcity.index.filter.evaluate;

import java.text.Normalizer;
import java.util.Locale;

/** What CASEI and ACCENTI make of a text (OGC 21-065r2, Case- and Accent-insensitive Comparison), in all scripts. */
public final class Cql2Folding {
    private static final int DAKUTEN = 0x3099;
    private static final int HANDAKUTEN = 0x309A;

    private Cql2Folding() {}

    /**
     * The same for texts that differ in case only: {@code STRASSE} and {@code Straße}, {@code ΟΔΟΣ} and {@code Οδος}.
     */
    public static String casei(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.toUpperCase(Locale.ROOT).codePoints().map(Character::toLowerCase).forEach(folded::appendCodePoint);
        return folded.toString();
    }

    /** Without accents, but for the voicing marks of Japanese, which the standard recommends to keep. */
    public static String accenti(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFD)
                .codePoints()
                .filter(c -> c == DAKUTEN || c == HANDAKUTEN || Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(folded::appendCodePoint);
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }
}

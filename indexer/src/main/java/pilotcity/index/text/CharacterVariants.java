package pilotcity.index.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Maps characters to the variant they are searched as: traditional to simplified, full width to half width,
 * compatibility ideographs. One table look-up per character, without context.
 */
final class CharacterVariants {
    /** Stands for an invisible character that only says how others are drawn. */
    static final char NOTHING = 0;

    private static final int BASIC = 0x10000;
    private static final String FILE = "han-variants.txt";

    /** For each character of the Basic Multilingual Plane. */
    private static final char[] TABLE = new char[BASIC];

    /** For the few others that have a variant. */
    private static final Map<Integer, Character> BEYOND = new HashMap<>();

    static {
        for (int c = 0; c < BASIC; c++) {
            TABLE[c] = (char) c;
        }
        readHan();
        // full-width forms, compatibility ideographs, radicals written for themselves
        compose(0xFF01, 0xFF5E);
        compose(0xFFE0, 0xFFE6);
        compose(0xF900, 0xFAFF);
        compose(0x2E80, 0x2FDF);
        TABLE[0x3000] = ' ';
        for (int c = 0; c < BASIC; c++) {
            if (InvisibleCharacters.isFormat(c)) {
                TABLE[c] = NOTHING;
            }
        }
    }

    private CharacterVariants() {}

    private static void readHan() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CharacterVariants.class.getResourceAsStream(FILE)), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                char first = line.charAt(0);
                line.codePoints().skip(1).forEach(other -> {
                    if (other < BASIC) {
                        TABLE[other] = first;
                    } else {
                        BEYOND.put(other, first);
                    }
                });
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that have a simple form of one character in the standard. */
    private static void compose(int from, int to) {
        for (int c = from; c <= to; c++) {
            String form = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
            if (form.length() == 1) {
                TABLE[c] = TABLE[form.charAt(0)];
            }
        }
    }

    static char of(char c) {
        return TABLE[c];
    }

    /** What stands for a character outside the Basic Multilingual Plane, or the character. */
    static int beyond(int codePoint) {
        Character variant = BEYOND.get(codePoint);
        return variant == null ? codePoint : variant;
    }
}

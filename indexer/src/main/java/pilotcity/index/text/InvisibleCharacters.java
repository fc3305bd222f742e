package pilotcity.index.text;

/** Invisible characters. A text of nothing else counts as blank, whatever its length. */
public final class InvisibleCharacters {
    private static final int SOFT_HYPHEN = 0xAD;
    private static final int ZERO_WIDTH_SPACE = 0x200B;
    private static final int WORD_JOINER = 0x2060;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private InvisibleCharacters() {}

    /** Whether the text is empty, or as good as that. */
    public static boolean isBlank(String text) {
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (!is(text.codePointAt(at))) {
                return false;
            }
        }
        return true;
    }

    /** Without space at both ends, also of the kinds without a width. What shapes its neighbour, as in emoji, stays. */
    public static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (from < to && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c == ZERO_WIDTH_SPACE
                || c == WORD_JOINER
                || c == BYTE_ORDER_MARK;
    }

    private static boolean is(int c) {
        return isSpace(c) || Character.getType(c) == Character.CONTROL || isFormat(c) || isFiller(c);
    }

    /** Joiners, marks of direction, the soft hyphen; not the signs of this class that are drawn. */
    static boolean isFormat(int c) {
        return c == SOFT_HYPHEN || (Character.getType(c) == Character.FORMAT && !isDrawn(c));
    }

    /** Signs in front of Arabic, Syriac and Kaithi numbers, and the ends of verses. */
    private static boolean isDrawn(int c) {
        return switch (c) {
            case 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD -> true;
            default -> c >= 0x600 && c <= 0x605;
        };
    }

    /** Fillers of Hangul, the braille pattern without dots, selectors of variants, and what is set aside for more. */
    private static boolean isFiller(int c) {
        return switch (c) {
            case 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2065, 0x2800, 0x3164, 0xFFA0 -> true;
            default ->
                (c >= 0x180B && c <= 0x180F)
                        || (c >= 0xFE00 && c <= 0xFE0F)
                        || (c >= 0xFFF0 && c <= 0xFFF8)
                        || (c >= 0xE0000 && c <= 0xE0FFF);
        };
    }
}

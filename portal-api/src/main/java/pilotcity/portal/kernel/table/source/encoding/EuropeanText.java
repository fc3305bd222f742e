package pilotcity.portal.kernel.table.source.encoding;

import java.nio.charset.Charset;

/** How unlikely a text is in an encoding of one byte for each character. */
final class EuropeanText {
    /** Letters of the languages that share an alphabet and are often met in it. */
    private static final String USUAL =
            "éèêàâäáãåçöóôõøüúûíîñßæëïœÉÈÀÄÅÇÖÓØÜÚÍÑÆ" + "ąćęłńóśźżĄĆĘŁŃŚŹŻčďěňřšťůžýČŘŠŽőűŐŰăîâșțđ";

    private EuropeanText() {}

    /** From 0, for a text in which every character stands where it does in writing, upwards. */
    static double oddity(byte[] text, Charset charset) {
        String decoded = SingleEncodings.decoded(text, charset);
        if (decoded == null) {
            return Double.MAX_VALUE;
        }
        double odd = 0;
        for (int i = 0; i < decoded.length(); i++) {
            char each = decoded.charAt(i);
            if (each > 0x7f) {
                odd += oddity(decoded, i, each);
            }
        }
        return odd;
    }

    private static double oddity(String text, int at, char each) {
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        char after = at == text.length() - 1 ? ' ' : text.charAt(at + 1);
        if (Character.isISOControl(each)) {
            return 4;
        }
        if (!Character.isLetter(each)) {
            boolean inWord = Character.isLetter(before) && Character.isLetter(after);
            return each == '’' || each == '€' ? 0 : inWord ? 3 : each == '¤' ? 2 : each >= 0x2000 ? 0.2 : 0.3;
        }
        if (isCyrillic(each)) {
            boolean alone = isLatin(before) || isLatin(after);
            boolean capital = Character.isUpperCase(each) && Character.isLowerCase(before);
            return alone ? 3 : capital ? 2 : 0.1;
        }
        boolean capital = Character.isUpperCase(each) && Character.isLowerCase(before);
        if (Character.isUpperCase(each) && !Character.isLetter(before) && !Character.isLetter(after)) {
            // a capital that stands alone is rather a sign, such as the one of a copyright
            return 0.5;
        }
        return letter(each, !Character.isLetter(after)) + (capital ? 2 : 0) + (isForeign(before) ? 0.7 : 0);
    }

    /** Italian words end with some letters that others have within; few words end with the one that has their place. */
    private static double letter(char each, boolean last) {
        if (each == 'ì' || each == 'ò') {
            return last ? 0.06 : 1;
        }
        boolean usual = USUAL.indexOf(each) >= 0 && !(each == 'č' && last);
        return usual ? 0.05 : each == 'č' ? 0.3 : 1;
    }

    private static boolean isForeign(char each) {
        return each > 0x7f && Character.isLetter(each);
    }

    private static boolean isCyrillic(char each) {
        return each >= 0x400 && each <= 0x4ff;
    }

    private static boolean isLatin(char each) {
        return each <= 0x7f && Character.isLetter(each);
    }
}

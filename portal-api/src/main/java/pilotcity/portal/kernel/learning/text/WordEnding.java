package pilotcity.portal.kernel.learning.text;

/**
 * Strips the endings of English words that do not change what they are about: plurals (the S-stemmer of Harman, "How
 * effective is suffixing?", JASIS 42(1), 1991), and {@code -ing}, {@code -ed}, {@code 's}.
 */
final class WordEnding {
    private WordEnding() {}

    static String strip(String word) {
        String plain = word.replace('’', '\'');
        int apostrophe = plain.indexOf('\'');
        if (apostrophe >= 2) {
            plain = plain.substring(0, apostrophe);
        }
        int length = plain.length();
        if (length > 4 && plain.endsWith("ies")) {
            return plain.substring(0, length - 3) + 'y';
        }
        if (length > 5 && plain.endsWith("ing")) {
            return plain.substring(0, length - 3);
        }
        if (length > 4 && (plain.endsWith("ed") || plain.endsWith("es"))) {
            return plain.substring(0, length - 2);
        }
        boolean plural = length > 3 && plain.endsWith("s") && !plain.endsWith("ss") && !plain.endsWith("us");
        return plural ? plain.substring(0, length - 1) : plain;
    }
}

package pilotcity.index.text;

/** The halves by which UTF-16 writes characters beyond U+FFFF. */
public final class SurrogatePairs {
    private SurrogatePairs() {}

    /** Whether every half has its partner, so that the text is Unicode and can be stored. */
    public static boolean arePaired(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean paired = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!paired) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}

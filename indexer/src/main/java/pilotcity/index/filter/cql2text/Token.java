package pilotcity.index.filter.cql2text;

/**
 * One word, literal or sign of CQL2 text.
 *
 * @param text what it means: a string without its quotes and escapes
 * @param at where it starts, 1 for the first character (UTF-16)
 * @param end where the next character is
 */
record Token(Kind kind, String text, int at, int end) {
    enum Kind {
        NAME,
        QUOTED_NAME,
        STRING,
        NUMBER,
        SIGN,
        END
    }

    boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isWord(String word) {
        return kind == Kind.NAME && text.equalsIgnoreCase(word);
    }

    /** As an error message shows it. */
    String found() {
        return switch (kind) {
            case END -> "the end";
            case STRING -> "the text '" + shorten() + "'";
            case QUOTED_NAME -> "\"" + shorten() + "\"";
            default -> shorten();
        };
    }

    private String shorten() {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}

package pilotcity.index.filter.cql2text;

import pilotcity.index.filter.FilterException;

/** Cuts CQL2 text into tokens, one at a time. */
final class TextLexer {
    private final String text;
    private int at;

    TextLexer(String text) {
        this.text = text;
    }

    Token next() {
        while (at < text.length() && isSpace(text.codePointAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return token(Token.Kind.END, "", at, at);
        }
        int start = at;
        int first = text.codePointAt(at);
        if (first == '\'') {
            return string(start);
        }
        if (first == '"') {
            return quotedName(start);
        }
        if (isDigit(first) || (first == '.' && isDigit(peek(1)))) {
            return number(start);
        }
        return isNameStart(first) ? name(start) : sign(start);
    }

    /** The source from the first character of {@code from} to the last of {@code to}. */
    String slice(Token from, Token to) {
        return text.substring(from.at() - 1, to.end() - 1);
    }

    private Token token(Token.Kind kind, String meaning, int start, int end) {
        at = end;
        return new Token(kind, meaning, start + 1, end + 1);
    }

    /**
     * Both {@code ''} and {@code \'} are a quote. Backslashes stay as they are, for LIKE; only in front of a quote a
     * pair is one, since the grammar could not end a string with a backslash otherwise.
     */
    private Token string(int start) {
        StringBuilder value = new StringBuilder();
        int slashes = 0;
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\'') {
                slashes = c == '\\' ? slashes + 1 : 0;
                value.append(c);
                continue;
            }
            boolean escaped = slashes % 2 == 1;
            value.setLength(value.length() - (slashes + 1) / 2);
            slashes = 0;
            if (!escaped && !isAt(i + 1, '\'')) {
                return token(Token.Kind.STRING, value.toString(), start, i + 1);
            }
            i += escaped ? 0 : 1;
            value.append('\'');
        }
        throw error(start, "the text that starts here has no closing '");
    }

    private Token quotedName(int start) {
        StringBuilder name = new StringBuilder();
        for (int i = start + 1; i < text.length(); i++) {
            if (text.charAt(i) == '"') {
                if (!isAt(i + 1, '"')) {
                    return token(Token.Kind.QUOTED_NAME, name.toString(), start, i + 1);
                }
                i++;
            }
            name.append(text.charAt(i));
        }
        throw error(start, "the name that starts here has no closing \"");
    }

    private Token number(int start) {
        int end = digits(start);
        if (isAt(end, '.')) {
            end = digits(end + 1);
        }
        if (isAt(end, 'e') || isAt(end, 'E')) {
            int exponent = isAt(end + 1, '-') || isAt(end + 1, '+') ? end + 2 : end + 1;
            end = digits(exponent) > exponent ? digits(exponent) : end;
        }
        return token(Token.Kind.NUMBER, text.substring(start, end), start, end);
    }

    private int digits(int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private Token name(int start) {
        int end = start;
        while (end < text.length() && isNamePart(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return token(Token.Kind.NAME, text.substring(start, end), start, end);
    }

    private Token sign(int start) {
        int second = peek(1);
        boolean two = (text.charAt(start) == '<' && (second == '=' || second == '>'))
                || (text.charAt(start) == '>' && second == '=');
        String sign = text.substring(start, two ? start + 2 : start + 1);
        if (!two && "()+-*/%^,=<>".indexOf(sign.charAt(0)) < 0) {
            throw error(start, "unexpected " + Character.toString(text.codePointAt(start)));
        }
        return token(Token.Kind.SIGN, sign, start, start + sign.length());
    }

    private FilterException error(int start, String message) {
        return new FilterException("at character " + (start + 1) + ": " + message);
    }

    private int peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : -1;
    }

    private boolean isAt(int index, char c) {
        return index < text.length() && text.charAt(index) == c;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    /** Whether {@code name} needs no quotes to be read as a name. */
    static boolean isName(String name) {
        return !name.isEmpty()
                && isNameStart(name.codePointAt(0))
                && name.codePoints().allMatch(TextLexer::isNamePart);
    }

    private static boolean isNamePart(int c) {
        return isNameStart(c) || isDigit(c) || c == '.' || (c >= 0x300 && c <= 0x36F) || (c >= 0x203F && c <= 0x2040);
    }

    /** The grammar's ranges, those of XML names. */
    private static boolean isNameStart(int c) {
        if (c < 0xC0) {
            return c == ':' || c == '_' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        }
        if (isSpace(c)) {
            return false;
        }
        return (c <= 0x2FF && c != 0xD7 && c != 0xF7)
                || (c >= 0x370 && c <= 0x1FFE && c != 0x37E)
                || (c >= 0x200C && c <= 0x200D)
                || (c >= 0x2070 && c <= 0x218F)
                || (c >= 0x2C00 && c <= 0x2FEF)
                || (c >= 0x3001 && c <= 0xD7FF)
                || (c >= 0xF900 && c <= 0xFDCF)
                || (c >= 0xFDF0 && c <= 0xFFFD)
                || (c >= 0x10000 && c <= 0xEFFFF);
    }
}

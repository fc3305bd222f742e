package pilotcity.portal.face.shared.catalogue.solr;

import java.util.ArrayList;
import java.util.List;

/** Cuts a query into tokens. */
final class SolrLexer {
    private static final String ENDS_WORD = "()[]{}\"^~:";

    private final String query;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private SolrLexer(String query) {
        this.query = query;
    }

    /** What a token is; a sign stands for itself. */
    enum Type {
        WORD,
        PHRASE,
        SIGN,
        AND,
        OR,
        NOT,
        TO,
        END
    }

    /** @param text of a word or phrase without its escapes */
    record Token(Type type, String text) {
        boolean is(String sign) {
            return type == Type.SIGN && text.equals(sign);
        }
    }

    /** @throws SolrException when a phrase does not end */
    static List<Token> read(String query) {
        SolrLexer lexer = new SolrLexer(query);
        while (lexer.skipBlanks()) {
            lexer.next();
        }
        lexer.tokens.add(new Token(Type.END, ""));
        return lexer.tokens;
    }

    private boolean skipBlanks() {
        while (at < query.length() && isBlank(query.charAt(at))) {
            at++;
        }
        return at < query.length();
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || c == '\u3000';
    }

    private void next() {
        char c = query.charAt(at);
        if (c == '"') {
            at++;
            tokens.add(new Token(Type.PHRASE, phrase()));
        } else if (query.startsWith("&&", at) || query.startsWith("||", at)) {
            tokens.add(new Token(c == '&' ? Type.AND : Type.OR, query.substring(at, at + 2)));
            at += 2;
        } else if (ENDS_WORD.indexOf(c) >= 0 || c == '+' || c == '-' || c == '!') {
            tokens.add(new Token(Type.SIGN, String.valueOf(c)));
            at++;
        } else {
            tokens.add(word());
        }
    }

    private String phrase() {
        StringBuilder text = new StringBuilder();
        while (at < query.length()) {
            char c = query.charAt(at++);
            if (c == '"') {
                return text.toString();
            }
            text.append(c == '\\' && at < query.length() ? query.charAt(at++) : c);
        }
        throw new SolrException("a quotation mark has no partner");
    }

    private Token word() {
        int start = at;
        StringBuilder text = new StringBuilder();
        while (at < query.length() && !endsWord()) {
            char c = query.charAt(at++);
            text.append(
                    switch (c) {
                        case '\\' -> at < query.length() ? query.charAt(at++) : c;
                        case '*' -> SolrNode.ANY;
                        case '?' -> SolrNode.ONE;
                        default -> c;
                    });
        }
        return switch (query.substring(start, at)) {
            case "AND" -> new Token(Type.AND, "AND");
            case "OR" -> new Token(Type.OR, "OR");
            case "NOT" -> new Token(Type.NOT, "NOT");
            case "TO" -> new Token(Type.TO, "TO");
            default -> new Token(Type.WORD, text.toString());
        };
    }

    /** A colon ends a word; in a time of day it does not. */
    private boolean endsWord() {
        char c = query.charAt(at);
        if (c == ':') {
            return !inTime();
        }
        return isBlank(c) || ENDS_WORD.indexOf(c) >= 0;
    }

    private boolean inTime() {
        int start = Math.max(0, at - 16);
        return query.substring(start, at).matches("(?s).*[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}(:[0-9]{2})?");
    }
}

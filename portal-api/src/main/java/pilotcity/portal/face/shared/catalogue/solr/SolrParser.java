package pilotcity.portal.face.shared.catalogue.solr;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.catalogue.solr.SolrLexer.Token;

/**
 * Reads the syntax of Solr's standard query parser: words, phrases, {@code field:value}, ranges,
 * {@code AND OR NOT + -}, groups. What stands side by side is joined by AND, as CKAN has it. Boosts and slops are read
 * and do nothing.
 */
final class SolrParser {
    private static final int DEEPEST = 40;

    private final List<Token> tokens;
    private int at;
    private int depth;

    private SolrParser(String query) {
        this.tokens = SolrLexer.read(query);
    }

    /** @throws SolrException that says what is wrong */
    static SolrNode parse(String query) {
        SolrParser parser = new SolrParser(query);
        if (parser.peek().type() == SolrLexer.Type.END) {
            return new SolrNode.All();
        }
        SolrNode parsed = parser.or(null);
        if (parser.peek().type() != SolrLexer.Type.END) {
            throw new SolrException("'" + parser.peek().text() + "' is not expected there");
        }
        return parsed;
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token take() {
        return tokens.get(at++);
    }

    private boolean takeIf(String sign) {
        boolean there = peek().is(sign);
        if (there) {
            at++;
        }
        return there;
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw new SolrException("groups within groups go too deep");
        }
    }

    private SolrNode or(@Nullable String field) {
        deeper();
        List<SolrNode> parts = new ArrayList<>();
        parts.add(and(field));
        while (peek().type() == SolrLexer.Type.OR) {
            at++;
            parts.add(and(field));
        }
        depth--;
        return parts.size() == 1 ? parts.getFirst() : new SolrNode.Or(parts);
    }

    private SolrNode and(@Nullable String field) {
        List<SolrNode> parts = new ArrayList<>();
        parts.add(clause(field));
        while (true) {
            if (peek().type() == SolrLexer.Type.AND) {
                at++;
            } else if (peek().type() == SolrLexer.Type.END || peek().type() == SolrLexer.Type.OR || peek().is(")")) {
                return parts.size() == 1 ? parts.getFirst() : new SolrNode.And(parts);
            }
            parts.add(clause(field));
        }
    }

    private SolrNode clause(@Nullable String field) {
        if (peek().type() == SolrLexer.Type.NOT || peek().is("-") || peek().is("!")) {
            at++;
            deeper();
            SolrNode negated = new SolrNode.Not(clause(field));
            depth--;
            return negated;
        }
        takeIf("+");
        SolrNode value = value(field);
        while (takeIf("^") || takeIf("~")) {
            if (peek().type() == SolrLexer.Type.WORD) {
                at++;
            }
        }
        return value;
    }

    private SolrNode value(@Nullable String field) {
        Token token = take();
        if (token.is("(")) {
            SolrNode group = or(field);
            expect(")");
            return group;
        }
        if ((token.is("[") || token.is("{")) && field != null) {
            return range(field, token.is("["));
        }
        if (token.type() == SolrLexer.Type.PHRASE) {
            return new SolrNode.Term(field, token.text(), true);
        }
        if (token.type() != SolrLexer.Type.WORD && token.type() != SolrLexer.Type.TO) {
            throw new SolrException(
                    token.type() == SolrLexer.Type.END
                            ? "a value is missing at the end"
                            : "'" + token.text() + "' is not expected there");
        }
        if (takeIf(":")) {
            return ofField(field, token.text());
        }
        return new SolrNode.Term(field, token.text(), false);
    }

    private SolrNode ofField(@Nullable String outer, String field) {
        if (outer != null) {
            throw new SolrException("'" + field + ":' stands among the values of '" + outer + "'");
        }
        if (field.equals(String.valueOf(SolrNode.ANY))) {
            if (take().text().equals(String.valueOf(SolrNode.ANY))) {
                return new SolrNode.All();
            }
            throw new SolrException("'*:' is followed by '*' only");
        }
        boolean negative = takeIf("-");
        SolrNode value = value(field);
        return negative ? new SolrNode.Not(value) : value;
    }

    private SolrNode range(String field, boolean fromIncluded) {
        String from = end();
        if (take().type() != SolrLexer.Type.TO) {
            throw new SolrException("a range of '" + field + "' needs TO between its ends");
        }
        String to = end();
        Token close = take();
        if (!close.is("]") && !close.is("}")) {
            throw new SolrException("a range of '" + field + "' needs a bracket at its end");
        }
        return new SolrNode.Range(field, from, fromIncluded, to, close.is("]"));
    }

    private @Nullable String end() {
        Token token = take();
        if (token.type() != SolrLexer.Type.WORD && token.type() != SolrLexer.Type.PHRASE) {
            throw new SolrException("a range needs a value or * at each end");
        }
        return token.text().equals(String.valueOf(SolrNode.ANY)) ? null : token.text();
    }

    private void expect(String sign) {
        if (!takeIf(sign)) {
            throw new SolrException("'" + sign + "' is missing");
        }
    }
}

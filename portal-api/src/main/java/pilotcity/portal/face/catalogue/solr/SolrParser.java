package pilotcity.portal.face.catalogue.solr;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.catalogue.solr.SolrLexer.Token;

/**
 * Reads the syntax of Solr's standard query parser: words, phrases, {@code field:value}, ranges, {@code AND OR NOT + -},
 * groups. What stands side by side is joined by AND, as CKAN has it. Boosts and slops are read and do nothing.
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
    static Solr parse(String query) {
        SolrParser parser = new SolrParser(query);
        if (parser.peek().type() == SolrLexer.Type.END) {
            return new Solr.All();
        }
        Solr parsed = parser.or(null);
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

    private Solr or(@Nullable String field) {
        deeper();
        List<Solr> parts = new ArrayList<>();
        parts.add(and(field));
        while (peek().type() == SolrLexer.Type.OR) {
            at++;
            parts.add(and(field));
        }
        depth--;
        return parts.size() == 1 ? parts.getFirst() : new Solr.Or(parts);
    }

    private Solr and(@Nullable String field) {
        List<Solr> parts = new ArrayList<>();
        parts.add(clause(field));
        while (true) {
            if (peek().type() == SolrLexer.Type.AND) {
                at++;
            } else if (peek().type() == SolrLexer.Type.END || peek().type() == SolrLexer.Type.OR || peek().is(")")) {
                return parts.size() == 1 ? parts.getFirst() : new Solr.And(parts);
            }
            parts.add(clause(field));
        }
    }

    private Solr clause(@Nullable String field) {
        if (peek().type() == SolrLexer.Type.NOT || peek().is("-") || peek().is("!")) {
            at++;
            deeper();
            Solr negated = new Solr.Not(clause(field));
            depth--;
            return negated;
        }
        takeIf("+");
        Solr value = value(field);
        while (takeIf("^") || takeIf("~")) {
            if (peek().type() == SolrLexer.Type.WORD) {
                at++;
            }
        }
        return value;
    }

    private Solr value(@Nullable String field) {
        Token token = take();
        if (token.is("(")) {
            Solr group = or(field);
            expect(")");
            return group;
        }
        if ((token.is("[") || token.is("{")) && field != null) {
            return range(field, token.is("["));
        }
        if (token.type() == SolrLexer.Type.PHRASE) {
            return new Solr.Term(field, token.text(), true);
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
        return new Solr.Term(field, token.text(), false);
    }

    private Solr ofField(@Nullable String outer, String field) {
        if (outer != null) {
            throw new SolrException("'" + field + ":' stands among the values of '" + outer + "'");
        }
        if (field.equals(String.valueOf(Solr.ANY))) {
            if (take().text().equals(String.valueOf(Solr.ANY))) {
                return new Solr.All();
            }
            throw new SolrException("'*:' is followed by '*' only");
        }
        boolean negative = takeIf("-");
        Solr value = value(field);
        return negative ? new Solr.Not(value) : value;
    }

    private Solr range(String field, boolean fromIncluded) {
        String from = end();
        if (take().type() != SolrLexer.Type.TO) {
            throw new SolrException("a range of '" + field + "' needs TO between its ends");
        }
        String to = end();
        Token close = take();
        if (!close.is("]") && !close.is("}")) {
            throw new SolrException("a range of '" + field + "' needs a bracket at its end");
        }
        return new Solr.Range(field, from, fromIncluded, to, close.is("]"));
    }

    private @Nullable String end() {
        Token token = take();
        if (token.type() != SolrLexer.Type.WORD && token.type() != SolrLexer.Type.PHRASE) {
            throw new SolrException("a range needs a value or * at each end");
        }
        return token.text().equals(String.valueOf(Solr.ANY)) ? null : token.text();
    }

    private void expect(String sign) {
        if (!takeIf(sign)) {
            throw new SolrException("'" + sign + "' is missing");
        }
    }
}

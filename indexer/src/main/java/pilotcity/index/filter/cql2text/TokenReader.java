package pilotcity.index.filter.cql2text;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.locationtech.jts.geom.Coordinate;
import pilotcity.index.filter.FilterException;
import pilotcity.index.filter.FilterLimits;

/** The tokens of a CQL2 text, read from the front with one more to look at. */
final class TokenReader {
    final FilterLimits limits = new FilterLimits();
    final UnaryOperator<Coordinate> toWgs84;
    private final TextLexer lexer;
    private Token current;
    private Token following;

    TokenReader(String text, UnaryOperator<Coordinate> toWgs84) {
        this.toWgs84 = toWgs84;
        lexer = new TextLexer(text);
        current = lexer.next();
        following = lexer.next();
    }

    Token current() {
        return current;
    }

    Token following() {
        return following;
    }

    /** Takes the current token. */
    Token take() {
        limits.part();
        Token taken = current;
        current = following;
        following = current.kind() == Token.Kind.END ? current : lexer.next();
        return taken;
    }

    boolean accept(String sign) {
        boolean there = current.isSign(sign);
        if (there) {
            take();
        }
        return there;
    }

    boolean acceptWord(String word) {
        boolean there = current.isWord(word);
        if (there) {
            take();
        }
        return there;
    }

    void expect(String sign) {
        if (!accept(sign)) {
            throw expected(sign);
        }
    }

    void expectWord(String word) {
        if (!acceptWord(word)) {
            throw expected(word);
        }
    }

    String slice(Token from, Token to) {
        return lexer.slice(from, to);
    }

    /** What {@code reader} returns, read one level further in. */
    <T> T nested(Supplier<T> reader) {
        limits.enter();
        T value = reader.get();
        limits.leave();
        return value;
    }

    /** What {@code reader} returns; its complaint gets the place of {@code token}. */
    static <T> T at(Token token, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (FilterException e) {
            throw new FilterException("at character " + token.at() + ": " + e.getMessage());
        }
    }

    FilterException expected(String what) {
        return new FilterException(
                "at character " + current.at() + ": expected " + what + ", found " + current.found());
    }
}

package pilotcity.index.text;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Puts the one character that stands for it in the place of each variant; where a term stood in the text is kept. */
final class VariantTokenFilter extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    VariantTokenFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        char[] letters = term.buffer();
        int length = term.length();
        int to = 0;
        for (int i = 0; i < length; i++) {
            char c = letters[i];
            if (Character.isHighSurrogate(c) && i + 1 < length) {
                to += Character.toChars(CharacterVariants.beyond(Character.toCodePoint(c, letters[++i])), letters, to);
            } else if (CharacterVariants.of(c) != CharacterVariants.NOTHING) {
                letters[to++] = CharacterVariants.of(c);
            }
        }
        term.setLength(to);
        return true;
    }
}

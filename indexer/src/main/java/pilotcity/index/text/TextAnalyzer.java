package pilotcity.index.text;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.core.LowerCaseFilter;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * Cuts text into terms for the index. Chinese becomes overlapping pairs of characters, so that any part of a name of
 * two or more can be found, and in names each single character, too; Latin words are folded to lower case without
 * accents, English plurals to the singular. A variant is the same term as the
 * {@linkplain CharacterVariants character that stands for it}.
 */
public final class TextAnalyzer extends Analyzer {
    private final boolean singles;

    /** @param singles whether single Chinese characters become terms beside the pairs: twice the terms, for names */
    public TextAnalyzer(boolean singles) {
        this.singles = singles;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer source = new StandardTokenizer();
        return new TokenStreamComponents(source, new CJKBigramFilter(unpaired(source), ALL_SCRIPTS, singles));
    }

    /** The terms before characters that are not written as words become pairs. */
    static TokenStream unpaired(Tokenizer source) {
        TokenStream stream = new VariantTokenFilter(new CJKWidthFilter(source));
        stream = new EnglishPossessiveFilter(stream);
        stream = new LowerCaseFilter(stream);
        stream = new ASCIIFoldingFilter(stream);
        return new EnglishMinimalStemFilter(stream);
    }

    @Override
    protected TokenStream normalize(String field, TokenStream in) {
        return new ASCIIFoldingFilter(new LowerCaseFilter(new VariantTokenFilter(new CJKWidthFilter(in))));
    }

    private static final int ALL_SCRIPTS =
            CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;
}

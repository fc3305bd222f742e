package pilotcity.index.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Cuts a query into words. It is cut into terms as {@link TextAnalyzer} cuts documents, so that what stands in one
 * is found by it; only then are Chinese words made of neighbouring ones.
 */
final class QueryWords {
    private static final int MOST = 32;

    /** The types of terms that the index has as pairs. */
    private static final Set<String> PAIRED = Set.of(
            StandardTokenizer.TOKEN_TYPES[StandardTokenizer.IDEOGRAPHIC],
            StandardTokenizer.TOKEN_TYPES[StandardTokenizer.HIRAGANA],
            StandardTokenizer.TOKEN_TYPES[StandardTokenizer.KATAKANA],
            StandardTokenizer.TOKEN_TYPES[StandardTokenizer.HANGUL]);

    private final Analyzer analyzer = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer source = new StandardTokenizer();
            return new TokenStreamComponents(source, TextAnalyzer.unpaired(source));
        }
    };

    /** A term and where it stands in the text. */
    private record Term(String text, String type, int start, int end) {
        boolean isPaired() {
            return PAIRED.contains(type);
        }
    }

    /**
     * The words of {@code text} as it is written, and where that differs, as it is without invisible characters, which
     * may stand between words or within one. None where there are no words.
     */
    List<List<QueryWord>> ways(String text) {
        return Stream.of(text, TextFolding.fold(text))
                .distinct()
                .map(this::words)
                .filter(queryWords -> !queryWords.isEmpty())
                .distinct()
                .toList();
    }

    private List<QueryWord> words(String text) {
        Map<String, QueryWord> queryWords = new LinkedHashMap<>();
        List<Term> terms = terms(text);
        for (int from = 0, to; from < terms.size(); from = to) {
            to = endOfPairs(terms, from);
            List<QueryWord> cut = to == from + 1 && !terms.get(from).isPaired()
                    ? List.of(QueryWord.of(terms.get(from).text()))
                    : paired(terms.subList(from, to));
            cut.forEach(word -> queryWords.putIfAbsent(word.text(), word));
        }
        return queryWords.values().stream().limit(MOST).toList();
    }

    /** Behind the terms from {@code from} on of which the index makes pairs across their ends. */
    private static int endOfPairs(List<Term> terms, int from) {
        int to = from + 1;
        while (to < terms.size()
                && terms.get(from).isPaired()
                && terms.get(to).isPaired()
                && terms.get(to).start() == terms.get(to - 1).end()) {
            to++;
        }
        return to;
    }

    /** Chinese in words; what else the index has as pairs, in those. */
    private static List<QueryWord> paired(List<Term> terms) {
        String text = terms.stream().map(Term::text).collect(Collectors.joining());
        List<String> pieces = ScriptRuns.of(text).stream()
                .flatMap(run -> run.chinese() ? ChineseWords.of(run.text()).stream() : Stream.of(run.text()))
                .toList();
        return ChineseWords.joined(pieces).stream()
                .flatMap(piece -> ScriptRuns.of(piece).stream().anyMatch(ScriptRuns.Run::chinese)
                        ? Stream.of(QueryWord.ofPairs(piece))
                        : QueryWord.pairs(piece).stream().map(QueryWord::of))
                .toList();
    }

    private List<Term> terms(String text) {
        List<Term> terms = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            TypeAttribute type = stream.addAttribute(TypeAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                if (!term.isEmpty()) {
                    terms.add(new Term(term.toString(), type.type(), offset.startOffset(), offset.endOffset()));
                }
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms;
    }
}

package pilotcity.index.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Turns a person's words into a query. Nothing typed can fail: there is no grammar. Every word has to be found in some
 * field; Chinese is cut into words, and each is then looked for as these characters or their
 * {@linkplain TextFolding variants}.
 */
public final class WordsQuery {
    private static final int MOST_WORDS = 32;
    private static final float TIE_BREAKER = 0.1f;
    private static final float PINYIN_WEIGHT = 3;
    private static final int LATIN_END = 0x250;

    private final Analyzer analyzer = new Words(false);
    private final Map<String, Float> fields;
    private final String nameField;
    private final String pinyinField;
    private final Function<DisjunctionMaxQuery, Query> best;

    /**
     * @param fields the fields that hold words, with the weight of each
     * @param nameField the one of them, perhaps, in which single characters are terms
     * @param pinyinField how the names there are spoken
     * @param best what finds the same as a word in several fields
     */
    public WordsQuery(
            Map<String, Float> fields,
            String nameField,
            String pinyinField,
            Function<DisjunctionMaxQuery, Query> best) {
        this.fields = Map.copyOf(fields);
        this.nameField = nameField;
        this.pinyinField = pinyinField;
        this.best = best;
    }

    /** All words of {@code text}, or empty when it holds none (only punctuation, say). */
    public Optional<Query> all(String text) {
        return combine(words(text).stream().map(this::anyField).toList());
    }

    /** All words of {@code text}, the last one perhaps unfinished. */
    public Optional<Query> unfinished(String text) {
        List<Word> words = words(text);
        List<Query> queries = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            queries.add(i == words.size() - 1 && word.isLatin() ? startsWith(word.text()) : anyField(word));
        }
        return combine(queries);
    }

    private static Optional<Query> combine(List<Query> queries) {
        if (queries.size() < 2) {
            return queries.stream().findFirst();
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        queries.forEach(query -> all.add(query, Occur.MUST));
        return Optional.of(all.build());
    }

    /** One word as typed, and the terms that the index has for it. */
    private record Word(String text, List<String> terms) {
        boolean isSingleCharacter() {
            return !isLatin() && text.codePointCount(0, text.length()) == 1;
        }

        boolean isLatin() {
            return text.codePoints().allMatch(c -> c < LATIN_END && Character.isLetterOrDigit(c));
        }
    }

    private List<Word> words(String text) {
        Map<String, Word> words = new LinkedHashMap<>();
        for (Runs.Run run : Runs.of(TextFolding.fold(text))) {
            List<Word> cut = run.chinese()
                    ? ChineseWords.of(run).stream()
                            .map(word -> new Word(word, terms(word)))
                            .toList()
                    : terms(run.text()).stream()
                            .map(term -> new Word(term, List.of(term)))
                            .toList();
            cut.stream().filter(word -> !word.terms().isEmpty()).forEach(word -> words.putIfAbsent(word.text(), word));
        }
        return words.values().stream().limit(MOST_WORDS).toList();
    }

    private Query anyField(Word word) {
        List<Query> anywhere = new ArrayList<>();
        fields.forEach((field, weight) -> anywhere.add(weighted(exact(field, word), weight)));
        if (word.isLatin() && fields.containsKey(nameField)) {
            anywhere.add(weighted(new TermQuery(new Term(pinyinField, word.text())), PINYIN_WEIGHT));
        }
        return best.apply(new DisjunctionMaxQuery(anywhere, TIE_BREAKER));
    }

    private Query startsWith(String word) {
        List<Query> anywhere = new ArrayList<>();
        fields.forEach((field, weight) -> anywhere.add(weighted(new PrefixQuery(new Term(field, word)), weight)));
        anywhere.add(weighted(new PrefixQuery(new Term(pinyinField, word)), PINYIN_WEIGHT));
        return new DisjunctionMaxQuery(anywhere, TIE_BREAKER);
    }

    /**
     * The characters of {@code word} in sequence: pairs overlap, so a phrase of pairs is the word itself. Where single
     * characters are no terms, one of them is looked for as the beginning of a pair.
     */
    private Query exact(String field, Word word) {
        List<String> terms = word.terms();
        if (terms.size() > 1) {
            return new PhraseQuery(field, terms.toArray(String[]::new));
        }
        Term term = new Term(field, terms.getFirst());
        return word.isSingleCharacter() && !field.equals(nameField) ? new PrefixQuery(term) : new TermQuery(term);
    }

    private static Query weighted(Query query, float weight) {
        return weight == 1 ? query : new BoostQuery(query, weight);
    }

    private List<String> terms(String text) {
        List<String> terms = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("", text.toLowerCase(Locale.ROOT))) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms;
    }
}

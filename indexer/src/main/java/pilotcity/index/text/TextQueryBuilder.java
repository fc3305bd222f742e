package pilotcity.index.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
public final class TextQueryBuilder {
    private static final float TIE_BREAKER = 0.1f;
    private static final float PINYIN_WEIGHT = 3;

    /** As many as tell what a text is about. */
    private static final int MOST_TERMS = 48;

    private final QueryWords cutter = new QueryWords();
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
    public TextQueryBuilder(
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
        return query(
                text, Occur.MUST, words -> words.stream().map(this::anyField).toList());
    }

    /** One of the terms of {@code text} or more, Chinese words by each pair of characters; empty when it holds none. */
    public Optional<Query> any(String text) {
        return query(
                text,
                Occur.SHOULD,
                words -> words.stream()
                        .flatMap(word -> word.terms().stream())
                        .distinct()
                        .limit(MOST_TERMS)
                        .map(QueryWord::of)
                        .map(this::anyField)
                        .toList());
    }

    /** All words of {@code text}, the last one perhaps unfinished. */
    public Optional<Query> unfinished(String text) {
        return query(text, Occur.MUST, words -> {
            List<Query> queries = new ArrayList<>();
            for (int i = 0; i < words.size(); i++) {
                QueryWord queryWord = words.get(i);
                boolean last = i == words.size() - 1;
                queries.add(last && queryWord.isLatin() ? startsWith(queryWord.text()) : anyField(queryWord));
            }
            return queries;
        });
    }

    private Optional<Query> query(String text, Occur needed, Function<List<QueryWord>, List<Query>> made) {
        List<Query> ways = cutter.ways(text).stream()
                .map(made)
                .map(queries -> combine(queries, needed))
                .toList();
        return ways.size() < 2
                ? ways.stream().findFirst()
                : Optional.of(new DisjunctionMaxQuery(ways, /* tieBreakerMultiplier= */ 0));
    }

    private static Query combine(List<Query> queries, Occur needed) {
        if (queries.size() == 1) {
            return queries.getFirst();
        }
        BooleanQuery.Builder combined = new BooleanQuery.Builder();
        queries.forEach(query -> combined.add(query, needed));
        return combined.build();
    }

    private Query anyField(QueryWord queryWord) {
        List<Query> anywhere = new ArrayList<>();
        fields.forEach((field, weight) -> anywhere.add(weighted(exact(field, queryWord), weight)));
        if (queryWord.isLatin() && fields.containsKey(nameField)) {
            anywhere.add(weighted(new TermQuery(new Term(pinyinField, queryWord.text())), PINYIN_WEIGHT));
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
     * The characters of {@code queryWord} in sequence: pairs overlap, so a phrase of pairs is the word itself. Where
     * single characters are no terms, one of them is looked for as the beginning of a pair.
     */
    private Query exact(String field, QueryWord queryWord) {
        List<String> terms = queryWord.terms();
        if (terms.size() > 1) {
            return new PhraseQuery(field, terms.toArray(String[]::new));
        }
        Term term = new Term(field, terms.getFirst());
        return queryWord.isSingleCharacter() && !field.equals(nameField) ? new PrefixQuery(term) : new TermQuery(term);
    }

    private static Query weighted(Query query, float weight) {
        return weight == 1 ? query : new BoostQuery(query, weight);
    }
}

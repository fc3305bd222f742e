package pilotcity.index.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.kind.TextRole;
import pilotcity.index.lucenequery.BestFieldQuery;
import pilotcity.index.lucenequery.SectionsQuery;
import pilotcity.index.plan.SortPlan;
import pilotcity.index.retrieval.HitReader;
import pilotcity.index.search.SimulatedDocuments;
import pilotcity.index.store.LuceneDocument;
import pilotcity.index.store.LuceneFieldNames;
import pilotcity.index.text.TextQueryBuilder;

/**
 * Suggests names while somebody types: those that begin with the input, the shortest first, then those that contain it.
 */
public final class Suggester {
    private static final int CANDIDATES = 100;
    private static final float NAME_START_WEIGHT = 20;

    private final HitReader hitReader;
    private final Kinds kinds;
    private final TextQueryBuilder names;

    public Suggester(HitReader hitReader, Kinds kinds) {
        this.hitReader = hitReader;
        this.kinds = kinds;
        String field = LuceneFieldNames.words(TextRole.NAME);
        this.names = new TextQueryBuilder(Map.of(field, 1f), field, LuceneFieldNames.PINYIN, BestFieldQuery::of);
    }

    /** A document, and how well its name fits: smaller is better. */
    private record Candidate(Document document, int rank) {}

    public List<Document> suggest(IndexSearcher searcher, String text, Set<String> asked, int limit)
            throws IOException {
        Optional<Query> unfinished = names.unfinished(text);
        if (unfinished.isEmpty()) {
            return List.of();
        }
        String typed = LuceneDocument.wholeName(text);
        Query starts = new BoostQuery(
                new ConstantScoreQuery(new PrefixQuery(new Term(LuceneFieldNames.WHOLE_NAME, typed))),
                NAME_START_WEIGHT);
        Query query = new BooleanQuery.Builder()
                .add(unfinished.get(), Occur.SHOULD)
                .add(starts, Occur.SHOULD)
                .add(suggested(asked), Occur.FILTER)
                .setMinimumNumberShouldMatch(1)
                .build();
        List<Candidate> candidates = new ArrayList<>();
        for (ScoreDoc hit : searcher.search(query, Math.max(CANDIDATES, limit), SortPlan.byScore()).scoreDocs) {
            Document document = hitReader.document(searcher.getIndexReader(), hit.doc);
            candidates.add(new Candidate(document, rank(document, typed)));
        }
        return candidates.stream()
                .sorted(Comparator.comparingInt(Candidate::rank))
                .limit(limit)
                .map(Candidate::document)
                .toList();
    }

    /** The length of the name that begins as typed; any other name comes after those. */
    private int rank(Document document, String typed) {
        Map<String, Object> values = document.map();
        return kinds.get(document.kind()).nameFields().stream()
                .map(values::get)
                .filter(String.class::isInstance)
                .map(name -> LuceneDocument.wholeName((String) name))
                .filter(name -> name.startsWith(typed))
                .mapToInt(String::length)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private Query suggested(Set<String> asked) {
        List<String> offered = kinds.list().stream()
                .filter(Kind::suggested)
                .map(Kind::name)
                .filter(name -> asked.isEmpty() || asked.contains(name))
                .toList();
        return SectionsQuery.of(offered, SimulatedDocuments.EXCLUDE, SectionsQuery.Span.ALL);
    }
}

package pilotcity.index.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.jspecify.annotations.Nullable;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Kinds;
import pilotcity.index.plan.KeysetCursor;
import pilotcity.index.plan.QueryPlanner;
import pilotcity.index.plan.SearchPlan;
import pilotcity.index.plan.SortPlan;
import pilotcity.index.retrieval.HitReader;
import pilotcity.index.search.FacetRequest;
import pilotcity.index.search.Hit;
import pilotcity.index.search.Hits;
import pilotcity.index.search.NearPoint;
import pilotcity.index.search.SearchException;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.store.DocumentStore;

/** One query against one state of the index: hits, total and facets in a single pass. */
public final class SearchRun {
    private final ParallelSlices slices;
    private final HitReader hitReader;
    private final Kinds kinds;
    private final Analyzer analyzer;
    private final SearchQuery query;
    private final SearchPlan plan;
    private final Optional<Query> words;
    private final SortPlan order;
    private final int skipped;

    public SearchRun(
            ParallelSlices slices,
            HitReader hitReader,
            QueryPlanner planner,
            Kinds kinds,
            Analyzer analyzer,
            SearchQuery query,
            int skipped) {
        this.slices = slices;
        this.hitReader = hitReader;
        this.kinds = kinds;
        this.analyzer = analyzer;
        this.query = query;
        this.plan = planner.plan(query);
        this.words = query.highlight() ? planner.words(query) : Optional.empty();
        this.order = SortPlan.of(query, kinds);
        this.skipped = skipped;
        query.facets().forEach(this::checkFacet);
        if (query.limit() < 0 || query.limit() > SearchQuery.MAX_LIMIT) {
            throw new SearchException("limit", "limit must be between 0 and " + SearchQuery.MAX_LIMIT);
        }
        if (skipped < 0 || skipped > SearchQuery.MOST_SKIPPED) {
            throw new SearchException("offset", "offset must be between 0 and " + SearchQuery.MOST_SKIPPED);
        }
    }

    private void checkFacet(FacetRequest facet) {
        boolean known = facet.field().equals(FacetRequest.KIND) || kinds.isFacet(Set.of(), facet.field());
        if (!known) {
            List<String> names = kinds.fieldNames().stream()
                    .filter(name -> kinds.isFacet(Set.of(), name))
                    .toList();
            throw new SearchException(
                    "facets", "cannot count '" + facet.field() + "'; facets are kind, " + String.join(", ", names));
        }
    }

    public Hits run(IndexReader reader) throws IOException {
        Sort sort = query.before() == null ? order.forwards() : order.backwards();
        HitCollector all = new PlanSearch(reader, plan, query.timeout())
                .run(slices, () -> collector(sort), (one, other) -> HitCollector.join(one, other, sort, most()));
        ScoreDoc[] best = all.best().scoreDocs;
        boolean more = query.limit() > 0 && best.length > skipped + query.limit();
        return new Hits(query.total() ? all.total() : -1, hits(reader, page(best)), all.facets(), more);
    }

    private HitCollector collector(Sort sort) {
        return new HitCollector(query.limit() == 0 ? null : best(sort), facets(), first(), isCounted());
    }

    private @Nullable FacetCollector facets() {
        return query.facets().isEmpty() ? null : new FacetCollector(query.facets());
    }

    /** How many of a range of documents can be among the hits. */
    private int first() {
        boolean begins = query.after() == null && query.before() == null;
        return begins && order.isOfIndex() ? most() : Integer.MAX_VALUE;
    }

    private int most() {
        return skipped + query.limit() + 1;
    }

    /** Whether every match is looked at, whatever is kept of it. */
    private boolean isCounted() {
        return query.total() || !query.facets().isEmpty();
    }

    private TopHits best(Sort sort) {
        String cursor = query.before() == null ? query.after() : query.before();
        FieldDoc after = cursor == null || cursor.isEmpty() ? null : KeysetCursor.read(query, order, cursor);
        if (after == null && sort.equals(SortPlan.byScore())) {
            return new TopHitsByScore(most(), isCounted());
        }
        // Where all hits are counted anyway, skipping those that cannot compete gains nothing.
        int counted = isCounted() ? Integer.MAX_VALUE : most();
        return TopHits.of(new TopFieldCollectorManager(sort, most(), after, counted).newCollector());
    }

    private List<ScoreDoc> page(ScoreDoc[] best) {
        List<ScoreDoc> all = List.of(best);
        int end = Math.min(all.size(), skipped + query.limit());
        List<ScoreDoc> page = new ArrayList<>(all.subList(Math.min(skipped, end), end));
        if (query.before() != null) {
            Collections.reverse(page);
        }
        return page;
    }

    private List<Hit> hits(IndexReader reader, List<ScoreDoc> page) throws IOException {
        Highlighter highlighter =
                words.map(found -> new Highlighter(analyzer, found)).orElse(null);
        DocumentStore.Stored[] documents = documents(reader, page);
        List<Hit> hits = new ArrayList<>(page.size());
        for (int i = 0; i < documents.length; i++) {
            hits.add(hit(reader, (FieldDoc) page.get(i), documents[i], highlighter));
        }
        return hits;
    }

    /** In the order of the page; they are read in the order of the index. */
    private DocumentStore.Stored[] documents(IndexReader reader, List<ScoreDoc> page) throws IOException {
        List<Integer> places = IntStream.range(0, page.size())
                .boxed()
                .sorted(Comparator.comparingInt(place -> page.get(place).doc))
                .toList();
        List<DocumentStore.Stored> read = hitReader.stored(
                reader, places.stream().map(place -> page.get(place).doc).toList());
        DocumentStore.Stored[] documents = new DocumentStore.Stored[page.size()];
        for (int i = 0; i < documents.length; i++) {
            documents[places.get(i)] = read.get(i);
        }
        return documents;
    }

    private Hit hit(IndexReader reader, FieldDoc found, DocumentStore.Stored stored, @Nullable Highlighter highlighter)
            throws IOException {
        Document document = stored.listed();
        NearPoint nearPoint = query.near();
        Map<String, List<String>> marked =
                highlighter == null ? Map.of() : highlighter.of(kinds.get(document.kind()), document);
        return new Hit(
                document,
                stored.cuts().length == 0 ? document : stored.whole(),
                found.fields[0] instanceof Float score ? score : 0,
                nearPoint == null ? null : HitReader.distance(reader, found.doc, nearPoint),
                marked,
                () -> KeysetCursor.write(query, found.fields));
    }
}

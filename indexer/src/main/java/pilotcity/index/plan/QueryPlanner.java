package pilotcity.index.plan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.check.FilterCheck;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.kind.TextRole;
import pilotcity.index.lucenequery.BestFieldQuery;
import pilotcity.index.lucenequery.SectionsQuery;
import pilotcity.index.lucenequery.ThreeValuedQuery;
import pilotcity.index.search.NearPoint;
import pilotcity.index.search.SearchException;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SimulatedDocuments;
import pilotcity.index.search.WordMatch;
import pilotcity.index.store.DocumentStore;
import pilotcity.index.store.LuceneDocument;
import pilotcity.index.store.LuceneFieldNames;
import pilotcity.index.text.InvisibleCharacters;
import pilotcity.index.text.TextQueryBuilder;

/** Turns what was asked into one Lucene query. */
public final class QueryPlanner {
    private static final float WHOLE_NAME_WEIGHT = 40;

    static {
        // How many parts a filter has is limited where it is read; no list of values is too long before that.
        IndexSearcher.setMaxClauseCount(1 << 20);
        // Looking for a condition in a cache takes as long as reading a column.
        IndexSearcher.setDefaultQueryCache(null);
    }

    private final DocumentStore store;
    private final Kinds kinds;
    private final Map<Set<TextRole>, TextQueryBuilder> words = new ConcurrentHashMap<>();

    public QueryPlanner(DocumentStore store, Kinds kinds) {
        this.store = store;
        this.kinds = kinds;
    }

    /** The words as a query, or empty when there are none. */
    public Optional<Query> words(SearchQuery query) {
        String text = query.text();
        if (text == null || InvisibleCharacters.isBlank(text)) {
            return Optional.empty();
        }
        TextQueryBuilder builder = words.computeIfAbsent(roles(query), QueryPlanner::words);
        Optional<Query> found = query.match() == WordMatch.ALL ? builder.all(text) : builder.any(text);
        return Optional.of(found.orElse(ThreeValuedQuery.NONE));
    }

    /** How words are searched in the kinds that are asked for. */
    private Set<TextRole> roles(SearchQuery query) {
        Set<TextRole> roles = EnumSet.noneOf(TextRole.class);
        for (String kind : asked(query)) {
            kinds.get(kind).fields().values().forEach(field -> roles.add(field.role()));
        }
        roles.remove(TextRole.NONE);
        return roles;
    }

    private static TextQueryBuilder words(Set<TextRole> roles) {
        Map<String, Float> searched = new LinkedHashMap<>();
        roles.forEach(role -> searched.put(LuceneFieldNames.words(role), role.weight()));
        return new TextQueryBuilder(
                searched, LuceneFieldNames.words(TextRole.NAME), LuceneFieldNames.PINYIN, BestFieldQuery::of);
    }

    private Set<String> asked(SearchQuery query) {
        return query.kinds().isEmpty() ? kinds.names() : query.kinds();
    }

    public SearchPlan plan(SearchQuery query) {
        query.kinds().forEach(this::checkKind);
        Set<String> asked = asked(query);
        List<Query> conditions = new ArrayList<>();
        Filter filter = query.filter();
        if (filter != null) {
            Filter checked = FilterCheck.check(filter, kinds, query.kinds());
            conditions.addAll(new FilterCompiler(store, kinds, asked).conditions(checked));
        }
        NearPoint nearPoint = query.near();
        if (nearPoint != null) {
            new SpatialQueries(kinds, asked).within(Kind.GEOMETRY, nearPoint).ifPresent(conditions::add);
        }
        SectionsQuery sections = SectionsQuery.of(asked, query.simulated(), SectionsQuery.Span.ALL);
        Query scoring = words(query).map(found -> favour(found, query)).orElse(null);
        return SearchPlan.of(sections, scoring, conditions);
    }

    private void checkKind(String name) {
        if (!kinds.names().contains(name)) {
            throw new SearchException("kind", "no kind '" + name + "'; there are " + String.join(", ", kinds.names()));
        }
    }

    /** The documents of {@code kinds}, set aside or not. */
    static Query ofKinds(Set<String> kinds) {
        return SectionsQuery.of(kinds, SimulatedDocuments.INCLUDE, SectionsQuery.Span.ALL);
    }

    /** Somebody who types a whole name means that thing; kinds with a higher rank come before others. */
    private Query favour(Query scoring, SearchQuery query) {
        BooleanQuery.Builder favoured = new BooleanQuery.Builder().add(scoring, Occur.MUST);
        if (roles(query).contains(TextRole.NAME)) {
            String text = LuceneDocument.wholeName(String.valueOf(query.text()));
            favoured.add(
                    constant(new TermQuery(new Term(LuceneFieldNames.WHOLE_NAME, text)), WHOLE_NAME_WEIGHT),
                    Occur.SHOULD);
        }
        for (Kind<?> kind : kinds.list()) {
            if (kind.rank() > 0 && query.kinds().size() != 1) {
                favoured.add(constant(ofKinds(Set.of(kind.name())), kind.rank()), Occur.SHOULD);
            }
        }
        return favoured.build();
    }

    private static Query constant(Query query, float weight) {
        return new BoostQuery(new ConstantScoreQuery(query), weight);
    }
}

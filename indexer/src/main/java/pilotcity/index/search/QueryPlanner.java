package pilotcity.index.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.FilterCheck;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.kind.TextRole;
import pilotcity.index.text.Invisible;
import pilotcity.index.text.WordsQuery;

/** Turns what was asked into one Lucene query. */
final class QueryPlanner {
    private static final float WHOLE_NAME_WEIGHT = 40;

    static {
        // How many parts a filter has is limited where it is read; no list of values is too long before that.
        IndexSearcher.setMaxClauseCount(1 << 20);
    }

    static final Query SET_ASIDE = new TermQuery(new Term(Names.SET_ASIDE, LuceneDocument.TRUE));

    /** Documents that are not set aside. */
    static final Query NOT_SET_ASIDE = Condition.without(Condition.ALL, SET_ASIDE);

    private final Kinds kinds;
    private final WordsQuery words;

    QueryPlanner(Kinds kinds) {
        this.kinds = kinds;
        Map<String, Float> searched = new LinkedHashMap<>();
        for (TextRole role : List.of(TextRole.NAME, TextRole.KEYWORDS, TextRole.BODY)) {
            searched.put(Names.words(role), role.weight());
        }
        this.words = new WordsQuery(searched, Names.words(TextRole.NAME), Names.PINYIN);
    }

    /** The words as a query, or empty when nobody asked for any. */
    Optional<Query> words(SearchQuery query) {
        String text = query.text();
        return text == null || Invisible.isBlank(text)
                ? Optional.empty()
                : Optional.of(words.all(text).orElse(Condition.NONE));
    }

    Query plan(SearchQuery query) {
        List<Query> conditions = new ArrayList<>();
        ofKinds(query.kinds()).ifPresent(conditions::add);
        Set<String> asked = query.kinds().isEmpty() ? kinds.names() : query.kinds();
        Filter filter = query.filter();
        if (filter != null) {
            Filter checked = FilterCheck.check(filter, kinds, query.kinds());
            conditions.add(new FilterCompiler(kinds, asked).compile(checked));
        }
        setAside(query.setAside(), asked).ifPresent(conditions::add);
        Near near = query.near();
        if (near != null) {
            new Spatials(kinds, asked).within(Kind.GEOMETRY, near).ifPresent(conditions::add);
        }
        return combine(words(query).map(scoring -> favour(scoring, query)).orElse(null), conditions);
    }

    /** Somebody who types a whole name means that thing; kinds with a higher rank come before others. */
    private Query favour(Query scoring, SearchQuery query) {
        BooleanQuery.Builder favoured = new BooleanQuery.Builder().add(scoring, Occur.MUST);
        String text = LuceneDocument.wholeName(String.valueOf(query.text()));
        favoured.add(constant(new TermQuery(new Term(Names.WHOLE_NAME, text)), WHOLE_NAME_WEIGHT), Occur.SHOULD);
        for (Kind<?> kind : kinds.list()) {
            if (kind.rank() > 0 && query.kinds().size() != 1) {
                Query ofKind = new TermQuery(new Term(Names.KIND, kind.name()));
                favoured.add(constant(ofKind, kind.rank()), Occur.SHOULD);
            }
        }
        return favoured.build();
    }

    private static Query combine(@Nullable Query scoring, List<Query> conditions) {
        if (scoring == null && conditions.isEmpty()) {
            return Condition.ALL;
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        if (scoring != null) {
            all.add(scoring, Occur.MUST);
        }
        conditions.forEach(condition -> all.add(condition, Occur.FILTER));
        return all.build();
    }

    /** The condition on documents set aside; empty when all documents of the kinds asked for are wanted. */
    private Optional<Query> setAside(SetAside wanted, Set<String> asked) {
        boolean possible = asked.stream().anyMatch(name -> kinds.get(name).setAside() != null);
        return switch (wanted) {
            case INCLUDE -> Optional.empty();
            case ONLY -> Optional.of(SET_ASIDE);
            case EXCLUDE -> possible ? Optional.of(NOT_SET_ASIDE) : Optional.empty();
        };
    }

    private Optional<Query> ofKinds(Set<String> names) {
        for (String name : names) {
            if (!kinds.names().contains(name)) {
                throw new SearchException(
                        "kind", "no kind '" + name + "'; there are " + String.join(", ", kinds.names()));
            }
        }
        return switch (names.size()) {
            case 0 -> Optional.empty();
            case 1 ->
                Optional.of(new TermQuery(new Term(Names.KIND, names.iterator().next())));
            default ->
                Optional.of(new TermInSetQuery(
                        Names.KIND, names.stream().map(BytesRef::new).toList()));
        };
    }

    private static Query constant(Query query, float weight) {
        return new BoostQuery(new ConstantScoreQuery(query), weight);
    }
}

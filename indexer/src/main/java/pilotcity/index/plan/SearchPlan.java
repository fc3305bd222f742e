package pilotcity.index.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import pilotcity.index.lucenequery.PositionQuery;
import pilotcity.index.lucenequery.SectionsQuery;
import pilotcity.index.lucenequery.ThreeValuedQuery;

/**
 * A query split into the part that the order of the index answers and the conditions that remain to be checked.
 *
 * @param sections where the matches lie
 * @param scoring what the matches are ranked by, or null
 * @param conditions what the matches must fulfil in addition
 */
public record SearchPlan(SectionsQuery sections, @Nullable Query scoring, List<Query> conditions) {
    /** @param conditions those on sections among them are taken out */
    static SearchPlan of(SectionsQuery sections, @Nullable Query scoring, List<Query> conditions) {
        SectionsQuery all = sections;
        List<Query> others = new ArrayList<>();
        for (Query condition : conditions) {
            if (condition instanceof SectionsQuery more) {
                all = all.and(more);
            } else {
                others.add(condition);
            }
        }
        return new SearchPlan(all, scoring, List.copyOf(others));
    }

    /** The matches that fulfil {@code condition} too. */
    public SearchPlan with(Query condition) {
        List<Query> more = new ArrayList<>(conditions);
        more.add(condition);
        return new SearchPlan(sections, scoring, List.copyOf(more));
    }

    /** Whether every document of the sections matches. */
    public boolean isAll() {
        return scoring == null && conditions.isEmpty();
    }

    /** All of it as one query. */
    public Query query() {
        return isAll() ? sections : build(true);
    }

    /**
     * What has to be looked for within the ranges of the sections. Where these are only a part of the index they stand
     * among the conditions as well, so that Lucene knows how few documents are left.
     */
    public Query within() {
        return isAll() ? ThreeValuedQuery.ALL : build(sections.isBounded() && scoring == null);
    }

    private Query build(boolean narrowed) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        if (scoring != null) {
            all.add(scoring, Occur.MUST);
        }
        if (narrowed) {
            all.add(sections, Occur.FILTER);
        }
        conditions.forEach(condition -> all.add(among(condition), Occur.FILTER));
        return all.build();
    }

    private Query among(Query condition) {
        return condition instanceof PositionQuery position && sections.isBounded()
                ? position.among(sections)
                : condition;
    }
}

package pilotcity.portal.face.shared.catalogue.solr;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.face.shared.catalogue.solr.SolrNode.Term;

/**
 * What a search of data sets asks for: words to rank by, and a condition.
 *
 * @param text words that stand for themselves, or null
 * @param filter the other conditions, or null
 */
public record SolrQuery(@Nullable String text, @Nullable Filter filter) {

    /**
     * Reads {@code q} and the filter queries. Where the syntax is broken, as by a quotation mark without a partner, the
     * words in it are what is looked for; in {@code q}, that people type, so they are where it names no field of ours.
     *
     * @throws SolrException when a filter query names a field that there is not, or has no use for what it is given; or
     *     when there is more in all than one search is to do
     */
    public static SolrQuery read(String q, List<String> filterQueries, Kinds kinds) {
        SolrFilter filters = new SolrFilter(kinds, Instant.now());
        Reading all = typed(q, filters);
        filterQueries.forEach(query -> all.add(parsed(query)));
        return all.done();
    }

    private static Reading typed(String q, SolrFilter filters) {
        Reading reading = new Reading(filters);
        try {
            reading.add(SolrParser.parse(q));
            return reading;
        } catch (SolrException.TooLong e) {
            throw e;
        } catch (SolrException e) {
            Reading words = new Reading(filters);
            words.add(SolrPlainText.of(q));
            return words;
        }
    }

    private static SolrNode parsed(String query) {
        try {
            return SolrParser.parse(query);
        } catch (SolrException e) {
            return SolrPlainText.of(query);
        }
    }

    /** Collects what all have to fulfil. */
    private static final class Reading {
        private final SolrFilter filters;
        private final List<String> words = new ArrayList<>();
        private final List<Filter> conditions = new ArrayList<>();

        Reading(SolrFilter filters) {
            this.filters = filters;
        }

        /** Words that everything must have are ranked; in any other place they are a condition. */
        void add(SolrNode query) {
            switch (query) {
                case SolrNode.All _ -> {}
                case SolrNode.And and -> and.parts().forEach(this::add);
                case Term term when term.field() == null && !term.hasWildcard() -> words.add(term.text());
                default -> conditions.add(filters.of(query));
            }
        }

        SolrQuery done() {
            String text = words.isEmpty() ? null : String.join(" ", words);
            return new SolrQuery(
                    text,
                    switch (conditions.size()) {
                        case 0 -> null;
                        case 1 -> conditions.getFirst();
                        default -> new Filter.And(conditions);
                    });
        }
    }

    /** The same, within a box. */
    public SolrQuery within(Expression.Box box) {
        Filter inside =
                new Filter.Spatial(Filter.SpatialOperator.S_INTERSECTS, new Expression.Property(Kind.GEOMETRY), box);
        return new SolrQuery(text, filter == null ? inside : new Filter.And(List.of(filter, inside)));
    }
}

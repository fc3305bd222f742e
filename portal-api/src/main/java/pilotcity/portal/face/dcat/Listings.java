package pilotcity.portal.face.dcat;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;
import pilotcity.index.kind.Kinds;
import pilotcity.index.search.Hit;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.Sort;
import pilotcity.portal.face.catalogue.CatalogueEntry;
import pilotcity.portal.face.catalogue.solr.SolrException;
import pilotcity.portal.face.catalogue.solr.SolrQuery;
import pilotcity.portal.face.query.Datetimes;
import pilotcity.portal.kernel.http.Parameters;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.index.EachDocument;

/** Which data sets a caller asks for, by the parameters that CKAN's catalogue has. */
final class Listings {
    static final String PROFILES = "profiles";

    static final Set<String> KNOWN = Set.of("page", "modified_since", "q", "fq", PROFILES);

    private static final String CHANGED = "metadataModified";
    private static final int MOST_PAGES = SearchQuery.MOST_SKIPPED / Listing.SIZE;

    private Listings() {}

    /** What is asked, and which page of it. */
    record Asked(SearchQuery query, int page) {}

    /** @throws Problem that names the parameter that is wrong */
    static Asked asked(Parameters given, Kinds kinds) {
        int page = given.integer("page", 1, 1, MOST_PAGES);
        SolrQuery query = query(given, kinds);
        List<Filter> conditions = new ArrayList<>();
        if (query.filter() != null) {
            conditions.add(query.filter());
        }
        given.read("modified_since", Listings::since).ifPresent(conditions::add);
        return new Asked(
                SearchQuery.of(CatalogueEntry.KIND)
                        .withText(query.text())
                        .withFilter(conditions.isEmpty() ? null : new Filter.And(conditions))
                        .withSort(List.of(new Sort("id", false)))
                        .withPage(Listing.SIZE, null, null),
                page);
    }

    private static SolrQuery query(Parameters given, Kinds kinds) {
        try {
            SolrQuery.read("", given.find("fq").stream().toList(), kinds);
        } catch (SolrException e) {
            throw Problem.field("fq", String.valueOf(e.getMessage()));
        }
        try {
            return SolrQuery.read(
                    given.find("q").orElse(""), given.find("fq").stream().toList(), kinds);
        } catch (SolrException e) {
            throw Problem.field("q", String.valueOf(e.getMessage()));
        }
    }

    private static Filter since(String text) {
        return new Filter.Compare(new Expression.Property(CHANGED), Filter.Operator.GREATER_OR_EQUAL, moment(text));
    }

    private static Expression moment(String text) {
        try {
            return Datetimes.ofUtc(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "must be a day (2026-01-31) or an instant (2026-01-31T08:00:00Z), not '" + text + "'");
        }
    }

    static Listing read(Index index, Asked asked) {
        Hits hits = index.search(asked.query(), (asked.page() - 1) * Listing.SIZE);
        Listing listing = new Listing(
                EachDocument.of(
                        hits.items().stream().map(Hit::document).toList(),
                        document -> CatalogueEntry.of(document, index.kinds())),
                hits.total(),
                asked.page(),
                edge(index, "metadataCreated", false),
                edge(index, CHANGED, true));
        if (asked.page() > listing.last()) {
            throw Problem.notFound("there is no page " + asked.page() + "; the last one is " + listing.last());
        }
        return listing;
    }

    /** The first or last time of all data sets. */
    private static @Nullable String edge(Index index, String field, boolean last) {
        return index
                .search(SearchQuery.of(CatalogueEntry.KIND)
                        .withSort(List.of(new Sort(field, last)))
                        .withPage(1, null, null))
                .items()
                .stream()
                .findFirst()
                .map(hit -> String.valueOf(hit.document().map().get(field)))
                .orElse(null);
    }
}

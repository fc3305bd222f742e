package pilotcity.portal.face.dcat.listing;

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
import pilotcity.index.search.SortStep;
import pilotcity.portal.face.shared.catalogue.CatalogueEntry;
import pilotcity.portal.face.shared.catalogue.solr.SolrException;
import pilotcity.portal.face.shared.catalogue.solr.SolrQuery;
import pilotcity.portal.face.shared.parameters.DatetimeParameter;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.read.TolerantListing;

/** Which data sets a caller asks for, by the parameters that CKAN's catalogue has. */
public final class CataloguePageReader {
    public static final String PROFILES = "profiles";

    public static final Set<String> KNOWN = Set.of("page", "modified_since", "q", "fq", PROFILES);

    private static final String CHANGED = "metadataModified";
    private static final int MOST_PAGES = SearchQuery.MOST_SKIPPED / CataloguePage.SIZE;

    private CataloguePageReader() {}

    /** What is asked, and which page of it. */
    public record ListingRequest(SearchQuery query, int page) {}

    /** @throws Problem that names the parameter that is wrong */
    public static ListingRequest asked(QueryParameters given, Kinds kinds) {
        int page = given.integer("page", 1, 1, MOST_PAGES);
        SolrQuery query = query(given, kinds);
        List<Filter> conditions = new ArrayList<>();
        if (query.filter() != null) {
            conditions.add(query.filter());
        }
        given.read("modified_since", CataloguePageReader::since).ifPresent(conditions::add);
        return new ListingRequest(
                SearchQuery.of(CatalogueEntry.KIND)
                        .withText(query.text())
                        .withFilter(conditions.isEmpty() ? null : new Filter.And(conditions))
                        .withSort(List.of(new SortStep("id", false)))
                        .withLimit(CataloguePage.SIZE),
                page);
    }

    private static SolrQuery query(QueryParameters given, Kinds kinds) {
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
            return DatetimeParameter.ofUtc(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "must be a day (2026-01-31) or an instant (2026-01-31T08:00:00Z), not '" + text + "'");
        }
    }

    public static CataloguePage read(Index index, ListingRequest asked) {
        Hits hits = index.search(asked.query(), (asked.page() - 1) * CataloguePage.SIZE);
        CataloguePage cataloguePage = new CataloguePage(
                TolerantListing.of(
                        hits.items().stream().map(Hit::document).toList(),
                        document -> CatalogueEntry.of(document, index.kinds())),
                hits.total(),
                asked.page(),
                edge(index, "metadataCreated", false),
                edge(index, CHANGED, true));
        if (asked.page() > cataloguePage.last()) {
            throw Problem.notFound("there is no page " + asked.page() + "; the last one is " + cataloguePage.last());
        }
        return cataloguePage;
    }

    /** The first or last time of all data sets. */
    private static @Nullable String edge(Index index, String field, boolean last) {
        return index
                .search(SearchQuery.of(CatalogueEntry.KIND)
                        .withSort(List.of(new SortStep(field, last)))
                        .withLimit(1))
                .items()
                .stream()
                .findFirst()
                .map(hit -> String.valueOf(hit.document().map().get(field)))
                .orElse(null);
    }
}

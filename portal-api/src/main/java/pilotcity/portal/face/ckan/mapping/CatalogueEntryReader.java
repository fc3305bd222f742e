package pilotcity.portal.face.ckan.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;
import pilotcity.index.search.Hit;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SortStep;
import pilotcity.portal.face.shared.catalogue.CatalogueEntry;
import pilotcity.portal.kernel.read.TolerantListing;

/** The data sets in the index. */
public final class CatalogueEntryReader {
    private CatalogueEntryReader() {}

    public static SearchQuery all() {
        return SearchQuery.of(CatalogueEntry.KIND).withSort(List.of(new SortStep("id", false)));
    }

    /** Those whose {@code field} has {@code value}. */
    public static SearchQuery with(String field, String value) {
        return all().withFilter(new Filter.Compare(
                new Expression.Property(field), Filter.Operator.EQUAL, new Expression.Text(value)));
    }

    public static Optional<CatalogueEntry> find(Index index, String id) {
        return index.find(CatalogueEntry.KIND, id).map(document -> CatalogueEntry.of(document, index.kinds()));
    }

    public static List<CatalogueEntry> of(Hits hits, Index index) {
        return TolerantListing.of(
                hits.items().stream().map(Hit::document).toList(),
                document -> CatalogueEntry.of(document, index.kinds()));
    }

    /** Hands all that {@code query} finds to {@code sink}, however many they are. */
    public static void each(Index index, SearchQuery query, Consumer<CatalogueEntry> sink) {
        @Nullable String after = null;
        do {
            Hits hits = index.search(query.withTotal(false).withPage(SearchQuery.MAX_LIMIT, after, null));
            of(hits, index).forEach(sink);
            after = hits.more() ? hits.items().getLast().cursor() : null;
        } while (after != null);
    }

    public static List<String> ids(Index index) {
        List<String> ids = new ArrayList<>();
        each(index, all(), entry -> ids.add(entry.id()));
        return ids;
    }
}

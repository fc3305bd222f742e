package pilotcity.portal.face.shared.catalogue;

import java.util.List;
import pilotcity.index.Index;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SortStep;

/** A version of a data set that can be read. */
public record CatalogueVersion(int number, String publishedAt, BilingualText notes) {
    private static final String KIND = "datasetVersion";

    /** Those of the data set {@code id}, oldest first; as many as one page holds, the newest of them. */
    public static List<CatalogueVersion> list(Index index, String id) {
        if (!index.kinds().names().contains(KIND)) {
            return List.of();
        }
        Filter there = new Filter.And(List.of(equal("dataset", id), equal("status", "published")));
        return index
                .search(SearchQuery.of(KIND)
                        .withFilter(there)
                        .withSort(List.of(new SortStep("number", true)))
                        .withLimit(SearchQuery.MAX_LIMIT))
                .items()
                .reversed()
                .stream()
                .map(hit -> of(new EntryValues(hit.document().map())))
                .toList();
    }

    private static Filter equal(String property, String value) {
        return new Filter.Compare(new Expression.Property(property), Filter.Operator.EQUAL, new Expression.Text(value));
    }

    private static CatalogueVersion of(EntryValues values) {
        Long number = values.number("number");
        return new CatalogueVersion(
                number == null ? 0 : Math.toIntExact(number),
                String.valueOf(values.text("publishedAt")),
                values.both("notes", "notesEn"));
    }
}

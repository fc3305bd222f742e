package pilotcity.portal.face.shared.dataset;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SortStep;

/** The versions of a data set that the public knows of, newest first, those that were withdrawn included. */
public final class PublishedVersions {
    private static final String KIND = "datasetVersion";

    private PublishedVersions() {}

    /**
     * Their documents, without {@code tables} and whatever else is a detail; at most {@link SearchQuery#MAX_LIMIT}.
     */
    public static List<JsonObject> list(Index index, String dataset) {
        return documents(page(index, dataset, SearchQuery.MAX_LIMIT, null));
    }

    /** @param after the cursor of the last one on the page before, or null */
    public static Hits page(Index index, String dataset, int limit, @Nullable String after) {
        Filter mine = new Filter.Compare(
                new Expression.Property("dataset"), Filter.Operator.EQUAL, new Expression.Text(dataset));
        return index.search(SearchQuery.of(KIND)
                .withFilter(mine)
                .withSort(List.of(new SortStep("number", true)))
                .withPage(limit, after, null));
    }

    public static List<JsonObject> documents(Hits hits) {
        return hits.items().stream()
                .map(hit -> new JsonObject(Buffer.buffer(hit.document().json())))
                .toList();
    }
}

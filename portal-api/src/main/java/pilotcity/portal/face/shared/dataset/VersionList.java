package pilotcity.portal.face.shared.dataset;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import pilotcity.index.Index;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SortStep;
import pilotcity.portal.face.shared.parameters.CqlLiteral;

/** The versions of a data set that the public knows of. */
public final class VersionList {
    private VersionList() {}

    /**
     * Their documents, the newest first, those that were withdrawn included, without {@code tables} and
     * whatever else is a detail; at most {@link SearchQuery#MAX_LIMIT}.
     */
    public static List<JsonObject> of(Index index, String dataset) {
        return index
                .search(SearchQuery.of("datasetVersion")
                        .withFilter(Cql2Text.parse("dataset = " + CqlLiteral.text(dataset)))
                        .withSort(List.of(new SortStep("number", true)))
                        .withLimit(SearchQuery.MAX_LIMIT))
                .items()
                .stream()
                .map(hit -> new JsonObject(Buffer.buffer(hit.document().json())))
                .toList();
    }
}

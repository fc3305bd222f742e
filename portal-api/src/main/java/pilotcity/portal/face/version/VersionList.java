package pilotcity.portal.face.version;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SortStep;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;
import pilotcity.portal.kernel.problem.Problem;

/**
 * The versions of one data set, newest first.
 *
 * @param base scheme, host and port
 */
record VersionList(String id, String base) {
    private static final String KIND = "datasetVersion";

    /** What is copied of the document of a version. */
    private static final List<String> TOLD = List.of(
            "number",
            "status",
            "publishedAt",
            "notes",
            "notesEn",
            "checksum",
            "rowCount",
            "qualityScore",
            "qualityGrade",
            "withdrawnAt",
            "reason",
            "reasonEn");

    static JsonObject schema() {
        JsonObject link = SchemaBuilder.object()
                .with("rel", SchemaBuilder.text())
                .with("type", SchemaBuilder.text())
                .with("href", SchemaBuilder.text())
                .json();
        JsonObject version = SchemaBuilder.object()
                .with("number", SchemaBuilder.integer())
                .with("status", SchemaBuilder.choice(List.of("published", "withdrawn")))
                .with("publishedAt", SchemaBuilder.instant())
                .perhaps("notes", SchemaBuilder.text())
                .perhaps("notesEn", SchemaBuilder.text())
                .with("checksum", SchemaBuilder.text())
                .with("rowCount", SchemaBuilder.integer())
                .perhaps("qualityScore", SchemaBuilder.integer(0, 100))
                .perhaps("qualityGrade", SchemaBuilder.text())
                .perhaps("withdrawnAt", SchemaBuilder.instant())
                .perhaps("reason", SchemaBuilder.text())
                .perhaps("reasonEn", SchemaBuilder.text())
                .with("links", SchemaBuilder.list(link))
                .json();
        return SchemaBuilder.object()
                .with("dataset", SchemaBuilder.text())
                .with("total", SchemaBuilder.integer())
                .with("versions", SchemaBuilder.list(version))
                .perhaps("next", SchemaBuilder.text())
                .json();
    }

    /** @throws Problem NOT_FOUND where nothing by that id has ever been published */
    JsonObject page(Index index, int limit, @Nullable String after) {
        Filter mine =
                new Filter.Compare(new Expression.Property("dataset"), Filter.Operator.EQUAL, new Expression.Text(id));
        Hits hits = index.search(SearchQuery.of(KIND)
                .withFilter(mine)
                .withSort(List.of(new SortStep("number", true)))
                .withPage(limit, after, null));
        if (hits.total() == 0 && index.find("dataset", id).isEmpty()) {
            throw Problem.notFound("there is no dataset '" + id + "'");
        }
        JsonArray versions = new JsonArray();
        hits.items()
                .forEach(hit -> versions.add(
                        version(new JsonObject(Buffer.buffer(hit.document().json())))));
        JsonObject page =
                new JsonObject().put("dataset", id).put("total", hits.total()).put("versions", versions);
        return hits.more() ? page.put("next", hits.items().getLast().cursor()) : page;
    }

    private JsonObject version(JsonObject document) {
        JsonObject version = new JsonObject();
        TOLD.stream().filter(document::containsKey).forEach(name -> version.put(name, document.getValue(name)));
        int number = document.getInteger("number");
        JsonArray links = new JsonArray()
                .add(link(
                        "describedby",
                        "application/json",
                        "/api/datasetVersions/" + UrlEncoding.segment(document.getString("id"))));
        if (document.getString("status").equals("published")) {
            String here = "/api/datasets/" + UrlEncoding.segment(id) + "/versions/";
            links.add(link("item", "application/json", here + number + "/datapackage.json"))
                    .add(link(
                            "alternate", "text/html", "/datasets/" + UrlEncoding.segment(id) + "/versions/" + number));
            if (number > 1) {
                links.add(link(
                        "predecessor-version",
                        "application/json",
                        "/api/datasetVersions/" + UrlEncoding.segment(id + "." + (number - 1))));
            }
        }
        return version.put("links", links);
    }

    private JsonObject link(String rel, String type, String path) {
        return new JsonObject().put("rel", rel).put("type", type).put("href", base + path);
    }
}

package pilotcity.portal.face.version;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.search.Hits;
import pilotcity.portal.face.shared.dataset.PublishedVersions;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;
import pilotcity.portal.kernel.problem.Problem;

/**
 * A page of the versions of one data set as JSON, newest first.
 *
 * @param base scheme, host and port
 */
record VersionListJson(String id, String base) {
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
        return SchemaBuilder.object()
                .with("dataset", SchemaBuilder.text())
                .with("total", SchemaBuilder.integer())
                .with("versions", SchemaBuilder.list(versionSchema()))
                .perhaps("next", SchemaBuilder.text())
                .json();
    }

    static JsonObject versionSchema() {
        JsonObject link = SchemaBuilder.object()
                .with("rel", SchemaBuilder.text())
                .with("type", SchemaBuilder.text())
                .with("href", SchemaBuilder.text())
                .json();
        return SchemaBuilder.object()
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
    }

    /** @throws Problem NOT_FOUND where nothing by that id has ever been published */
    JsonObject page(Index index, int limit, @Nullable String after) {
        Hits hits = PublishedVersions.page(index, id, limit, after);
        if (hits.total() == 0 && index.find("dataset", id).isEmpty()) {
            throw Problem.notFound("there is no dataset '" + id + "'");
        }
        JsonArray versions = new JsonArray();
        PublishedVersions.documents(hits).forEach(document -> versions.add(version(document)));
        JsonObject page =
                new JsonObject().put("dataset", id).put("total", hits.total()).put("versions", versions);
        return hits.more() ? page.put("next", hits.items().getLast().cursor()) : page;
    }

    /** One of them, from its document. */
    JsonObject version(JsonObject document) {
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

package pilotcity.portal.face.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import pilotcity.portal.TestPortal;

/** A client of the OGC API. */
record OgcClient(TestPortal portal) {
    static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    static final String EPSG = "http://www.opengis.net/def/crs/EPSG/0/";

    HttpResponse<String> get(String path, String... headers) {
        return portal.get("/ogc" + path, headers);
    }

    JsonObject json(String path, String... headers) {
        HttpResponse<String> response = get(path, headers);
        assertThat(response.statusCode()).as(path + "\n" + response.body()).isEqualTo(200);
        return new JsonObject(response.body());
    }

    /** The ids of all features that {@code query} finds in {@code collection}, by following the links {@code next}. */
    List<String> ids(String collection, String query) {
        List<String> ids = new ArrayList<>();
        JsonObject page = json("/collections/" + collection + "/items?" + query);
        while (page != null) {
            features(page).forEach(feature -> ids.add(feature.getString("id")));
            assertThat(page.getInteger("numberReturned"))
                    .isEqualTo(features(page).size());
            String next = href(page, "next");
            page = next == null ? null : new JsonObject(portal.get(path(next)).body());
        }
        return ids;
    }

    String path(String href) {
        assertThat(href).startsWith(portal.url());
        return href.substring(portal.url().length());
    }

    static List<JsonObject> features(JsonObject page) {
        return objects(page.getJsonArray("features"));
    }

    static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }

    static List<JsonObject> links(JsonObject document, String rel) {
        return objects(document.getJsonArray("links")).stream()
                .filter(link -> link.getString("rel").equals(rel))
                .toList();
    }

    static String href(JsonObject document, String rel) {
        return links(document, rel).stream()
                .findFirst()
                .map(link -> link.getString("href"))
                .orElse(null);
    }

    /** A problem document that names {@code parameter}. */
    void refused(String path, int status, String parameter) {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonObject problem = new JsonObject(response.body());
        assertThat(problem.getInteger("status")).isEqualTo(status);
        if (parameter != null) {
            assertThat(problem.getString("parameter")).as(response.body()).isEqualTo(parameter);
        }
    }
}

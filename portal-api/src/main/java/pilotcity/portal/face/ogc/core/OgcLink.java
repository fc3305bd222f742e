package pilotcity.portal.face.ogc.core;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import pilotcity.portal.kernel.http.response.LinkHeader;

/** A link (OGC API Features 1.0.1, clause 5.2, after RFC 8288). */
public record OgcLink(String rel, String type, String href, String title) {
    public static final String JSON = "application/json";
    public static final String GEOJSON = "application/geo+json";
    public static final String SCHEMA = "application/schema+json";
    public static final String HTML = "text/html";
    public static final String OPENAPI = "application/vnd.oai.openapi+json;version=3.0";

    /** What relations that are registered with OGC begin with. */
    public static final String OGC = "http://www.opengis.net/def/rel/ogc/1.0/";

    public JsonObject json() {
        return new JsonObject()
                .put("rel", rel)
                .put("type", type)
                .put("href", href)
                .put("title", title);
    }

    public static JsonArray json(List<OgcLink> links) {
        JsonArray all = new JsonArray();
        links.forEach(link -> all.add(link.json()));
        return all;
    }

    /** As in a header field (RFC 8288, clause 3); titles are left out, as they may be Chinese. */
    String header() {
        return LinkHeader.of(href, rel, type);
    }
}

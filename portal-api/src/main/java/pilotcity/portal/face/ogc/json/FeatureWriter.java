package pilotcity.portal.face.ogc.json;

import io.vertx.core.json.JsonArray;
import pilotcity.index.kind.Document;
import pilotcity.portal.face.ogc.crs.ReferenceSystem;

/** Makes GeoJSON features of documents. */
public interface FeatureWriter {
    /** Appends the feature of {@code document}, without the brace that ends it and without {@code links}. */
    void open(Bytes out, Document document, ReferenceSystem system);

    /** Further links of the feature; one that begins with a slash is on this host. */
    default JsonArray links(Document document) {
        return new JsonArray();
    }
}

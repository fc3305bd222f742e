package pilotcity.portal.face.ogc.geojson;

import io.vertx.core.json.JsonArray;
import pilotcity.index.document.Document;

/** Makes GeoJSON features of documents. */
public interface FeatureWriter {
    /** Appends the feature of {@code document}, without the brace that ends it and without {@code links}. */
    void open(ByteBuilder out, Document document, ReferenceSystem system);

    /** Further links of the feature; one that begins with a slash is on this host. */
    default JsonArray links(Document document) {
        return new JsonArray();
    }
}

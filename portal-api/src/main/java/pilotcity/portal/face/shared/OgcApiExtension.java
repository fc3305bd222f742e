package pilotcity.portal.face.shared;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import pilotcity.index.kind.Label;

/**
 * An extension of the OGC API by another face, which mounts its own routes below {@code /ogc}; here are the links and
 * conformance classes that lead to them (OGC API Common, Part 1, clause 8.2).
 */
public interface OgcApiExtension {
    /** The URIs of the conformance classes that it keeps. */
    List<String> conformance();

    /** Links of the landing page. */
    List<Link> landingLinks();

    /** Links of the collection that is called {@code id}. */
    List<Link> collectionLinks(String id);

    /**
     * What it adds to {@code paths} of the API's description (OpenAPI 3.0), by path below the root.
     *
     * @param collections titles of the collections of features, by their ids
     */
    default JsonObject paths(Map<String, Label> collections) {
        return new JsonObject();
    }

    /**
     * A link to somewhere below the OGC root.
     *
     * @param rel the relation, registered with IANA or a URI
     * @param type the media type there
     * @param path from the root on, beginning with a slash
     */
    record Link(String rel, String type, String path, Label title) {}
}

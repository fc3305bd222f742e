package pilotcity.portal.face.dcat.us;

import io.vertx.core.json.JsonObject;
import pilotcity.portal.face.shared.catalogue.CatalogueEntry;

/**
 * A profile whose catalogue is one JSON object with the data sets at its end, so that it can be written piece by piece.
 */
public interface UsCatalogue {
    /** The catalogue without its data sets. */
    JsonObject head();

    /** The name of the member that lists them. */
    String list();

    JsonObject dataset(CatalogueEntry entry);
}

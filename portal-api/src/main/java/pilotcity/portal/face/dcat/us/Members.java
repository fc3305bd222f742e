package pilotcity.portal.face.dcat.us;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.catalogue.Bilingual;
import pilotcity.portal.face.catalogue.CatalogueEntry;
import pilotcity.portal.face.shared.catalogue.CatalogueInfo;

/** A JSON object in which what has no value is absent. */
final class Members {
    private final JsonObject object = new JsonObject();

    static Members of(String type) {
        return new Members().put("@type", type);
    }

    Members put(String name, @Nullable Object value) {
        boolean nothing = value == null
                || (value instanceof String text && text.isBlank())
                || (value instanceof JsonArray array && array.isEmpty());
        if (!nothing) {
            object.put(name, value);
        }
        return this;
    }

    Members list(String name, List<?> values) {
        return put(name, new JsonArray(values.stream().distinct().toList()));
    }

    /** In English under {@code name}, in all languages under {@code nameMap}. */
    Members both(String name, Bilingual text) {
        Members map = new Members();
        text.each(map::put);
        return put(name, text.english()).put(name + "Map", text.isEmpty() ? null : map.object());
    }

    JsonObject object() {
        return object;
    }

    /** Whom to ask: the data set's contact, else whoever runs the portal. */
    static CatalogueEntry.Contact contact(CatalogueEntry entry, CatalogueInfo catalogueInfo) {
        CatalogueEntry.Contact contact = entry.contact();
        return contact == null ? new CatalogueEntry.Contact(catalogueInfo.operator(), catalogueInfo.email()) : contact;
    }
}

package pilotcity.portal.face.dcat.us;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.catalogue.BilingualText;
import pilotcity.portal.face.shared.catalogue.CatalogueEntry;
import pilotcity.portal.face.shared.catalogue.CatalogueInfo;

/** A JSON object that leaves out missing values. */
final class UsJsonObject {
    private final JsonObject object = new JsonObject();

    static UsJsonObject of(String type) {
        return new UsJsonObject().put("@type", type);
    }

    UsJsonObject put(String name, @Nullable Object value) {
        boolean nothing = value == null
                || (value instanceof String text && text.isBlank())
                || (value instanceof JsonArray array && array.isEmpty());
        if (!nothing) {
            object.put(name, value);
        }
        return this;
    }

    UsJsonObject list(String name, List<?> values) {
        return put(name, new JsonArray(values.stream().distinct().toList()));
    }

    /** In English under {@code name}, in all languages under {@code nameMap}. */
    UsJsonObject both(String name, BilingualText text) {
        UsJsonObject map = new UsJsonObject();
        text.each(map::put);
        return put(name, text.english()).put(name + "Map", text.isEmpty() ? null : map.object());
    }

    JsonObject object() {
        return object;
    }

    /** The contact: that of the data set, else the operator of the portal. */
    static CatalogueEntry.Contact contact(CatalogueEntry entry, CatalogueInfo info) {
        CatalogueEntry.Contact contact = entry.contact();
        return contact == null ? new CatalogueEntry.Contact(info.operator(), info.email()) : contact;
    }
}

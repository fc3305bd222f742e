package pilotcity.portal.face.website;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.face.shared.catalogue.CatalogueEntry;
import pilotcity.portal.face.shared.page.ScriptSafeJson;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.document.DocumentNames;

/** What search engines read (schema.org): the terms differ by kind, and this is the list of them. */
public final class StructuredData {
    private static final Map<String, String> TYPES = Map.of(
            "pilot", "Place", "place", "AdministrativeArea", "organisation", "Organization", "dataset", "Dataset");

    private StructuredData() {}

    public static String of(
            Kinds kinds, Document whole, DocumentNames names, Map<String, Object> document, Visit visit) {
        String kind = whole.kind();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@context", "https://schema.org");
        data.put("@type", TYPES.getOrDefault(kind, "CreativeWork"));
        data.put("@id", visit.canonical());
        data.put("url", visit.canonical());
        data.put("name", names.title());
        put(data, "alternateName", names.other());
        put(data, "description", document.get(visit.language().of("description", "descriptionEn")));
        if (kind.equals(CatalogueEntry.KIND)) {
            DatasetStructuredData.add(data, CatalogueEntry.of(whole, kinds), visit);
        } else {
            put(kind.equals("project") ? child(data, "contentLocation", "Place") : data, "geo", geo(document));
        }
        return ScriptSafeJson.write(data);
    }

    private static Map<String, Object> child(Map<String, Object> data, String name, String type) {
        Map<String, Object> child = new LinkedHashMap<>(Map.of("@type", type));
        data.put(name, child);
        return child;
    }

    private static @Nullable Object geo(Map<String, Object> document) {
        if (document.get("geometry") instanceof Map<?, ?> shape
                && shape.get("coordinates") instanceof List<?> position
                && position.size() == 2) {
            return Map.of("@type", "GeoCoordinates", "longitude", position.get(0), "latitude", position.get(1));
        }
        return null;
    }

    static void put(Map<String, Object> data, String name, @Nullable Object value) {
        if (value != null) {
            data.put(name, value);
        }
    }
}

package pilotcity.portal.face.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.page.Safe;
import pilotcity.portal.face.page.Visit;
import pilotcity.portal.face.page.show.Names;
import pilotcity.portal.face.page.show.Referenced;

/** What search engines read (schema.org): the terms differ by kind, and this is the list of them. */
final class StructuredData {
    private static final Map<String, String> TYPES = Map.of(
            "pilot", "Place", "place", "AdministrativeArea", "organisation", "Organization", "dataset", "Dataset");

    private StructuredData() {}

    static String of(String kind, Names names, Map<String, Object> document, Visit visit) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@context", "https://schema.org");
        data.put("@type", TYPES.getOrDefault(kind, "CreativeWork"));
        data.put("@id", visit.canonical());
        data.put("url", visit.canonical());
        data.put("name", names.title());
        put(data, "alternateName", names.other());
        put(data, "description", document.get(visit.language().of("description", "descriptionEn")));
        if (kind.equals("dataset")) {
            addDataset(data, document, visit);
        } else {
            put(kind.equals("project") ? child(data, "contentLocation", "Place") : data, "geo", geo(document));
        }
        return Safe.json(data);
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

    private static void addDataset(Map<String, Object> data, Map<String, Object> document, Visit visit) {
        put(data, "license", "https://spdx.org/licenses/" + document.get("license") + ".html");
        put(data, "datePublished", document.get("issued"));
        put(data, "dateModified", document.get("modified"));
        put(data, "keywords", document.get(visit.language().of("keywords", "keywordsEn")));
        put(data, "isAccessibleForFree", true);
        data.put("creator", Map.of("@type", "Organization", "name", String.valueOf(document.get("publisher"))));
        data.put(
                "distribution",
                Referenced.listed(document.get("files")).stream()
                        .map(file -> distribution((Map<?, ?>) file, visit))
                        .toList());
    }

    private static Map<String, Object> distribution(Map<?, ?> file, Visit visit) {
        return Map.of(
                "@type",
                "DataDownload",
                "encodingFormat",
                String.valueOf(file.get("mediaType")),
                "contentUrl",
                visit.base() + file.get("url"));
    }

    private static void put(Map<String, Object> data, String name, @Nullable Object value) {
        if (value != null) {
            data.put(name, value);
        }
    }
}

package pilotcity.portal.face.ckan.action;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.ckan.protocol.CkanDict;
import pilotcity.portal.face.shared.catalogue.CatalogueEntry;
import pilotcity.portal.face.shared.catalogue.Licence;
import pilotcity.portal.face.shared.catalogue.Theme;

/** A facet with what its values are called. */
final class FacetItems {
    private FacetItems() {}

    static Map<String, @Nullable Object> of(String field, Map<String, Long> counts, PackageSearch.Found found) {
        List<Map<String, @Nullable Object>> items = counts.entrySet().stream()
                .map(count -> new CkanDict()
                        .put("name", count.getKey())
                        .put("display_name", title(field, count.getKey(), found.entries()))
                        .put("count", count.getValue())
                        .map())
                .toList();
        return new CkanDict().put("title", field).put("items", items).map();
    }

    private static String title(String field, String value, List<CatalogueEntry> entries) {
        return switch (field) {
            case "groups" ->
                Theme.findByCode(value).map(theme -> theme.label().zh()).orElse(value);
            case "license_id" -> Licence.of(value).title();
            case "organization" -> publisher(value, entries).orElse(value);
            default -> value;
        };
    }

    private static Optional<String> publisher(String id, List<CatalogueEntry> entries) {
        return entries.stream()
                .map(CatalogueEntry::publisher)
                .filter(publisher -> publisher.id().equals(id))
                .map(publisher -> publisher.name().chinese())
                .filter(name -> !name.isEmpty())
                .findFirst();
    }
}

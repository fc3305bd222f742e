package pilotcity.portal.face.ckan.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.ckan.protocol.CkanDict;
import pilotcity.portal.face.ckan.protocol.CkanSite;
import pilotcity.portal.face.shared.catalogue.CatalogueEntry;
import pilotcity.portal.face.shared.catalogue.CatalogueFile;

/** The files of a data set as resources. */
public final class ResourceJson {
    private ResourceJson() {}

    public static List<Map<String, @Nullable Object>> of(CatalogueEntry entry, CkanSite site) {
        List<Map<String, @Nullable Object>> resources = new ArrayList<>();
        for (CatalogueFile file : entry.files()) {
            resources.add(of(entry, file, resources.size(), site));
        }
        return resources;
    }

    /** Identifies a resource: the data set's id and the file's name. */
    public static String id(CatalogueEntry entry, CatalogueFile file) {
        return entry.id() + "." + file.name();
    }

    private static Map<String, @Nullable Object> of(
            CatalogueEntry entry, CatalogueFile file, int position, CkanSite site) {
        String modified = entry.dates().modified();
        return new CkanDict()
                .put("id", id(entry, file))
                .put("package_id", entry.id())
                .put("name", file.title().isEmpty() ? file.name() : file.title().chinese())
                .put("name_en", file.title().english())
                .put("description", file.description().chinese())
                .put("url", site.url(file.url()))
                .put("url_type", null)
                .put("format", file.format())
                .put("mimetype", file.mediaType())
                .put("mimetype_inner", null)
                .put("size", file.bytes())
                .put("hash", file.sha256() == null ? "" : file.sha256())
                .put("created", CkanTime.naive(entry.dates().listed()))
                .put("last_modified", file.kind() != null || modified == null ? null : modified + "T00:00:00")
                .put("metadata_modified", CkanTime.naive(entry.dates().changed()))
                .put("position", position)
                .put("state", "active")
                .put("resource_type", file.kind() == null ? "file" : "api")
                .put("cache_url", null)
                .put("cache_last_updated", null)
                .put("datastore_active", file.isTable())
                .map();
    }
}

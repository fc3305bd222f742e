package pilotcity.portal.face.ckan.mapping;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.ckan.protocol.CkanDict;
import pilotcity.portal.face.shared.catalogue.CatalogueEntry;
import pilotcity.portal.face.shared.catalogue.Theme;

/** What packages are listed under: organizations, groups and tags, as they stand in a package. */
public final class GroupingJson {
    private GroupingJson() {}

    public static Map<String, @Nullable Object> organization(CatalogueEntry entry) {
        String name = entry.publisher().name().chinese();
        return grouping(
                        entry.publisher().id(),
                        name.isEmpty() ? entry.publisher().id() : name,
                        "organization",
                        true)
                .put("title_en", entry.publisher().name().english())
                .map();
    }

    public static Map<String, @Nullable Object> group(Theme theme) {
        return grouping(theme.code(), theme.label().zh(), "group", false)
                .put("title_en", theme.label().en())
                .put("uri", theme.uri())
                .map();
    }

    private static CkanDict grouping(String name, String title, String type, boolean organization) {
        return new CkanDict()
                .put("id", name)
                .put("name", name)
                .put("title", title)
                .put("display_name", title)
                .put("type", type)
                .put("description", "")
                .put("image_url", "")
                .put("image_display_url", "")
                .put("created", null)
                .put("is_organization", organization)
                .put("approval_status", "approved")
                .put("state", "active");
    }

    /** A grouping on its own. */
    public static Map<String, @Nullable Object> whole(Map<String, @Nullable Object> grouping, long packages) {
        CkanDict whole = new CkanDict();
        grouping.forEach(whole::put);
        return whole.put("package_count", packages)
                .put("num_followers", 0)
                .put("users", List.of())
                .put("extras", List.of())
                .put("tags", List.of())
                .put("groups", List.of())
                .map();
    }

    public static Map<String, @Nullable Object> tag(String name) {
        return new CkanDict()
                .put("id", name)
                .put("name", name)
                .put("display_name", name)
                .put("state", "active")
                .put("vocabulary_id", null)
                .map();
    }
}

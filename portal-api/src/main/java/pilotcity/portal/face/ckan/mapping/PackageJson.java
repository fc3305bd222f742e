package pilotcity.portal.face.ckan.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.ckan.protocol.CkanDict;
import pilotcity.portal.face.ckan.protocol.CkanSite;
import pilotcity.portal.face.shared.catalogue.BilingualText;
import pilotcity.portal.face.shared.catalogue.CatalogueEntry;
import pilotcity.portal.face.shared.catalogue.Theme;
import pilotcity.portal.kernel.encoding.UrlEncoding;

/** A data set as a package. Texts are Chinese where there is Chinese; {@code …_translated} has all languages. */
public final class PackageJson {
    private PackageJson() {}

    public static Map<String, @Nullable Object> of(CatalogueEntry entry, CkanSite site) {
        List<Map<String, @Nullable Object>> resources = ResourceJson.of(entry, site);
        List<String> tags = tags(entry);
        CkanDict shown = names(entry, site);
        terms(shown, entry);
        return shown.put("metadata_created", CkanTime.naive(entry.dates().listed()))
                .put("metadata_modified", CkanTime.naive(entry.dates().changed()))
                .put("num_resources", resources.size())
                .put("num_tags", tags.size())
                .put("resources", resources)
                .put("tags", tags.stream().map(GroupingJson::tag).toList())
                .put("groups", themes(entry).map(GroupingJson::group).toList())
                .put("extras", extras(entry, site))
                .put("relationships_as_subject", List.of())
                .put("relationships_as_object", List.of())
                .map();
    }

    private static CkanDict names(CatalogueEntry entry, CkanSite site) {
        return new CkanDict()
                .put("id", entry.id())
                .put("name", entry.id())
                .put("title", entry.title().chinese())
                .put("title_translated", translated(entry.title()))
                .put("notes", entry.description().chinese())
                .put("notes_translated", translated(entry.description()))
                .put("url", site.url("/datasets/" + UrlEncoding.segment(entry.id())))
                .put("version", null);
    }

    private static void terms(CkanDict shown, CatalogueEntry entry) {
        shown.put("author", entry.publisher().name().chinese())
                .put("author_email", null)
                .put(
                        "maintainer",
                        entry.contact() == null ? null : entry.contact().name())
                .put(
                        "maintainer_email",
                        entry.contact() == null ? null : entry.contact().email())
                .put("license_id", entry.licence().id())
                .put("license_title", entry.licence().title())
                .put("license_url", entry.licence().url())
                .put("isopen", entry.licence().open())
                .put("type", "dataset")
                .put("state", "active")
                .put("private", false)
                .put("creator_user_id", null)
                .put("owner_org", entry.publisher().id())
                .put("organization", GroupingJson.organization(entry));
    }

    private static Map<String, @Nullable Object> translated(BilingualText text) {
        CkanDict dict = new CkanDict();
        text.each(dict::put);
        return dict.map();
    }

    /** The keywords in both languages, each once. */
    static List<String> tags(CatalogueEntry entry) {
        return Stream.concat(entry.keywords().stream(), entry.keywordsEn().stream())
                .distinct()
                .toList();
    }

    private static Stream<Theme> themes(CatalogueEntry entry) {
        return entry.themes().stream().map(Theme::find).flatMap(Optional::stream);
    }

    private static List<Map<String, @Nullable Object>> extras(CatalogueEntry entry, CkanSite site) {
        List<Map<String, @Nullable Object>> extras = new ArrayList<>();
        CatalogueEntry.Coverage coverage = entry.coverage();
        extra(extras, "issued", entry.dates().issued());
        extra(extras, "modified", entry.dates().modified());
        extra(extras, "frequency", entry.dates().frequency());
        extra(extras, "spatial", spatial(coverage.box()));
        extra(extras, "temporal_start", coverage.start());
        extra(extras, "temporal_end", coverage.end());
        extra(extras, "publisher_uri", entry.publisher().url());
        extra(extras, "provenance", entry.provenance().chinese());
        extra(extras, "language", String.join(",", entry.languages()));
        extra(extras, "published_as", entry.publishedAs());
        extra(extras, "data_package", site.url(entry.dataPackage()));
        return extras;
    }

    private static void extra(List<Map<String, @Nullable Object>> extras, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            extras.add(new CkanDict().put("key", key).put("value", value).map());
        }
    }

    /** GeoJSON, as CKAN's extension for maps reads it. */
    private static @Nullable String spatial(double @Nullable [] box) {
        return box == null
                ? null
                : "{\"type\":\"Polygon\",\"coordinates\":[[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%4$s],[%1$s,%2$s]]]}"
                        .formatted(box[0], box[1], box[2], box[3]);
    }
}

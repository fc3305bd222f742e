package pilotcity.portal.face.ckan.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SortStep;
import pilotcity.index.text.TextFolding;
import pilotcity.portal.face.ckan.mapping.CatalogueEntryReader;
import pilotcity.portal.face.ckan.mapping.CkanTime;
import pilotcity.portal.face.ckan.mapping.PackageJson;
import pilotcity.portal.face.ckan.mapping.ResourceJson;
import pilotcity.portal.face.ckan.protocol.Action;
import pilotcity.portal.face.ckan.protocol.ActionException;
import pilotcity.portal.face.ckan.protocol.ActionParameters;
import pilotcity.portal.face.ckan.protocol.CkanDict;
import pilotcity.portal.face.ckan.protocol.CkanSite;
import pilotcity.portal.face.shared.catalogue.CatalogueEntry;
import pilotcity.portal.face.shared.catalogue.CatalogueFile;

/** What can be asked of packages and resources. */
public final class PackageActions {
    private static final int MOST = 1000;
    private static final Set<String> RESOURCE_FIELDS =
            Set.of("name", "description", "format", "mimetype", "url", "hash", "id", "package_id");

    public static final List<Action> ALL = List.of(
            new Action(
                    "package_search",
                    "Searches for packages: q, fq, sort, rows, start, facet.field.",
                    PackageSearch::run),
            new Action("package_show", "Shows the package with an id or name.", PackageActions::show),
            new Action("dataset_show", "Shows the package with an id or name.", PackageActions::show),
            new Action("package_list", "Lists the names of all packages.", PackageActions::list),
            new Action(
                    "current_package_list_with_resources",
                    "Lists packages with their resources, the last changed first.",
                    PackageActions::current),
            new Action("package_autocomplete", "Finds packages whose names begin like q.", PackageActions::complete),
            new Action("resource_show", "Shows the resource with an id.", PackageActions::resource),
            new Action("resource_search", "Finds resources by query=field:term.", PackageActions::resources),
            new Action("package_activity_list", "Lists what has happened to a package.", PackageActions::activity),
            new Action(
                    "recently_changed_packages_activity_list",
                    "Lists what has happened to packages, the latest first.",
                    PackageActions::activities),
            new Action("package_relationships_list", "Packages here have no relationships.", PackageActions::nothing));

    private PackageActions() {}

    /** The package that the caller names. */
    static CatalogueEntry required(Index index, ActionParameters parameters) {
        String id = parameters
                .text("id")
                .or(() -> parameters.text("name_or_id"))
                .orElseGet(() -> parameters.required("id"));
        return CatalogueEntryReader.find(index, id).orElseThrow(() -> ActionException.notFound(""));
    }

    private static Object show(Index index, ActionParameters parameters, CkanSite site) {
        return PackageJson.of(required(index, parameters), site);
    }

    private static Object list(Index index, ActionParameters parameters, CkanSite site) {
        return part(CatalogueEntryReader.ids(index), parameters, Integer.MAX_VALUE);
    }

    /** What {@code offset} and {@code limit} leave of a list. */
    static <T> List<T> part(List<T> all, ActionParameters parameters, int fallback) {
        int from = Math.min(all.size(), parameters.number("offset", 0, Integer.MAX_VALUE));
        int most = parameters.number("limit", fallback, Integer.MAX_VALUE);
        return all.subList(from, (int) Math.min(all.size(), (long) from + most));
    }

    private static Object current(Index index, ActionParameters parameters, CkanSite site) {
        return latest(index, parameters, MOST).stream()
                .map(entry -> PackageJson.of(entry, site))
                .toList();
    }

    private static List<CatalogueEntry> latest(Index index, ActionParameters parameters, int fallback) {
        int offset = parameters.number("offset", 0, SearchQuery.MOST_SKIPPED);
        SearchQuery query = CatalogueEntryReader.all()
                .withSort(List.of(new SortStep("metadataModified", true), new SortStep("id", false)))
                .withLimit(parameters.number("limit", fallback, MOST));
        return CatalogueEntryReader.of(index.search(query, offset), index);
    }

    private static Object complete(Index index, ActionParameters parameters, CkanSite site) {
        return index
                .suggest(parameters.required("q"), Set.of(CatalogueEntry.KIND), parameters.number("limit", 10, MOST))
                .stream()
                .map(document -> CatalogueEntry.of(document, index.kinds()))
                .map(entry -> new CkanDict()
                        .put("name", entry.id())
                        .put("title", entry.title().chinese())
                        .put("match_field", "title")
                        .put("match_displayed", entry.title().chinese() + " (" + entry.id() + ")")
                        .map())
                .toList();
    }

    /** The id is a data set's and a file's with a dot between them; either may have dots of its own. */
    private static Object resource(Index index, ActionParameters parameters, CkanSite site) {
        String id = parameters.required("id");
        for (int dot = id.indexOf('.'); dot > 0; dot = id.indexOf('.', dot + 1)) {
            CatalogueEntry entry =
                    CatalogueEntryReader.find(index, id.substring(0, dot)).orElse(null);
            if (entry != null) {
                for (Map<String, @Nullable Object> resource : ResourceJson.of(entry, site)) {
                    if (id.equals(resource.get("id"))) {
                        return resource;
                    }
                }
            }
        }
        throw ActionException.notFound("Resource was not found.");
    }

    private static Object resources(Index index, ActionParameters parameters, CkanSite site) {
        List<String> terms = parameters.find("query").orElse("") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(parameters.required("query"));
        terms.forEach(PackageActions::requireTerm);
        List<Object> found = new ArrayList<>();
        CatalogueEntryReader.each(index, CatalogueEntryReader.all(), entry -> {
            for (Map<String, @Nullable Object> resource : ResourceJson.of(entry, site)) {
                if (terms.stream().allMatch(term -> matches(resource, term))) {
                    found.add(resource);
                }
            }
        });
        return new CkanDict()
                .put("count", found.size())
                .put("results", part(found, parameters, Integer.MAX_VALUE))
                .map();
    }

    private static void requireTerm(String term) {
        int colon = term.indexOf(':');
        if (colon < 1) {
            throw ActionException.validation("query", "Must be <field>:<value> pair(s)");
        }
        String field = term.substring(0, colon);
        if (!RESOURCE_FIELDS.contains(field)) {
            throw ActionException.validation("query", "Field \"" + field + "\" not recognised in resource_search.");
        }
    }

    private static boolean matches(Map<String, @Nullable Object> resource, String term) {
        int colon = term.indexOf(':');
        String wanted = TextFolding.key(term.substring(colon + 1).strip());
        Object value = resource.get(term.substring(0, colon));
        return value != null && TextFolding.key(value.toString()).contains(wanted);
    }

    private static Object activity(Index index, ActionParameters parameters, CkanSite site) {
        return List.of(activity(required(index, parameters)));
    }

    private static Object activities(Index index, ActionParameters parameters, CkanSite site) {
        return latest(index, parameters, 31).stream()
                .map(PackageActions::activity)
                .toList();
    }

    /** The last activity of a package: that it was added, or that it changed. */
    private static Map<String, @Nullable Object> activity(CatalogueEntry entry) {
        CatalogueEntry.Dates dates = entry.dates();
        boolean listed = dates.listed().equals(dates.changed());
        return new CkanDict()
                .put("id", entry.id() + "@" + dates.changed())
                .put("object_id", entry.id())
                .put("user_id", entry.publisher().id())
                .put("timestamp", CkanTime.naive(dates.changed()))
                .put("activity_type", listed ? "new package" : "changed package")
                .put(
                        "data",
                        Map.of(
                                "package",
                                Map.of(
                                        "id", entry.id(),
                                        "name", entry.id(),
                                        "title", entry.title().chinese()),
                                "actor",
                                entry.publisher().name().chinese()))
                .map();
    }

    private static Object nothing(Index index, ActionParameters parameters, CkanSite site) {
        return List.of();
    }

    static List<String> formats(Index index) {
        List<String> formats = new ArrayList<>();
        CatalogueEntryReader.each(
                index,
                CatalogueEntryReader.all(),
                entry -> entry.files().stream()
                        .map(CatalogueFile::format)
                        .filter(format -> !formats.contains(format))
                        .forEach(formats::add));
        return formats;
    }
}

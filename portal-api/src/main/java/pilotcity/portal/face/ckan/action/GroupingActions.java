package pilotcity.portal.face.ckan.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.text.TextFolding;
import pilotcity.portal.face.ckan.mapping.CatalogueEntryReader;
import pilotcity.portal.face.ckan.mapping.GroupingJson;
import pilotcity.portal.face.ckan.mapping.PackageJson;
import pilotcity.portal.face.ckan.protocol.Action;
import pilotcity.portal.face.ckan.protocol.ActionException;
import pilotcity.portal.face.ckan.protocol.ActionParameters;
import pilotcity.portal.face.ckan.protocol.CkanDict;
import pilotcity.portal.face.ckan.protocol.CkanSite;
import pilotcity.portal.face.shared.catalogue.CatalogueEntry;
import pilotcity.portal.face.shared.catalogue.Theme;

/** What can be asked of organizations, groups and tags. */
public final class GroupingActions {
    private static final int MOST_SHOWN = 1000;

    public static final List<Action> ALL = List.of(
            new Action("organization_list", "Lists the publishers of packages.", GroupingActions::organizations),
            new Action("organization_show", "Shows a publisher.", GroupingActions::organization),
            new Action("organization_autocomplete", "Finds publishers by q.", GroupingActions::organizations),
            new Action("organization_list_for_user", "Nobody edits by this interface.", GroupingActions::nothing),
            new Action("group_list", "Lists the themes of packages.", GroupingActions::groups),
            new Action("group_show", "Shows a theme.", GroupingActions::group),
            new Action("group_autocomplete", "Finds themes by q.", GroupingActions::groups),
            new Action("group_list_authz", "Nobody edits by this interface.", GroupingActions::nothing),
            new Action("group_package_show", "Lists the packages of a theme.", GroupingActions::packages),
            new Action("tag_list", "Lists the keywords of packages.", GroupingActions::tags),
            new Action("tag_show", "Shows a keyword.", GroupingActions::tag),
            new Action("tag_search", "Finds keywords by q.", GroupingActions::searchTags),
            new Action("tag_autocomplete", "Finds keywords by q.", GroupingActions::tags),
            new Action("vocabulary_list", "Keywords here are free.", GroupingActions::nothing));

    private GroupingActions() {}

    private static Object organizations(Index index, ActionParameters parameters, CkanSite site) {
        List<Object> list = new ArrayList<>();
        PackageFacetCounts.of(index, CatalogueEntryReader.all(), "organization").forEach((id, count) -> {
            Map<String, @Nullable Object> organization = organization(index, id, count);
            addIfAsked(list, parameters, id, organization);
        });
        return PackageActions.part(list, parameters, Integer.MAX_VALUE);
    }

    /** The name, or all there is; only those asked for. */
    private static void addIfAsked(
            List<Object> list, ActionParameters parameters, String name, Map<String, @Nullable Object> whole) {
        List<String> only = parameters.find("organizations").isPresent()
                ? parameters.texts("organizations")
                : parameters.texts("groups");
        String q = TextFolding.key(parameters.text("q", ""));
        String title = TextFolding.key(String.valueOf(whole.get("title")));
        if ((only.isEmpty() || only.contains(name)) && (name.contains(q) || title.contains(q))) {
            list.add(parameters.flag("all_fields", parameters.has("q")) ? whole : name);
        }
    }

    private static Map<String, @Nullable Object> organization(Index index, String id, long count) {
        Hits one = index.search(CatalogueEntryReader.with("publisherId", id).withLimit(1));
        CatalogueEntry entry = CatalogueEntryReader.of(one, index).stream()
                .findFirst()
                .orElseThrow(() -> ActionException.notFound(""));
        return GroupingJson.whole(GroupingJson.organization(entry), count);
    }

    private static Object organization(Index index, ActionParameters parameters, CkanSite site) {
        String id = parameters.required("id");
        SearchQuery query = CatalogueEntryReader.with("publisherId", id);
        Map<String, @Nullable Object> organization =
                organization(index, id, index.search(query.withLimit(0)).total());
        return withPackages(index, parameters, site, query, organization);
    }

    private static Map<String, @Nullable Object> withPackages(
            Index index,
            ActionParameters parameters,
            CkanSite site,
            SearchQuery query,
            Map<String, @Nullable Object> whole) {
        if (parameters.flag("include_datasets", false)) {
            whole.put("packages", packages(index, query, site));
        }
        return whole;
    }

    private static List<Map<String, @Nullable Object>> packages(Index index, SearchQuery query, CkanSite site) {
        return CatalogueEntryReader.of(index.search(query.withLimit(MOST_SHOWN)), index).stream()
                .map(entry -> PackageJson.of(entry, site))
                .toList();
    }

    private static Object groups(Index index, ActionParameters parameters, CkanSite site) {
        List<Object> list = new ArrayList<>();
        PackageFacetCounts.of(index, CatalogueEntryReader.all(), "groups")
                .forEach((code, count) -> Theme.findByCode(code)
                        .ifPresent(theme -> addIfAsked(
                                list, parameters, code, GroupingJson.whole(GroupingJson.group(theme), count))));
        return PackageActions.part(list, parameters, Integer.MAX_VALUE);
    }

    private static Theme theme(ActionParameters parameters) {
        return Theme.findByCode(parameters.required("id")).orElseThrow(() -> ActionException.notFound(""));
    }

    private static Object group(Index index, ActionParameters parameters, CkanSite site) {
        Theme theme = theme(parameters);
        SearchQuery query = CatalogueEntryReader.with("themes", theme.uri());
        long count = index.search(query.withLimit(0)).total();
        return withPackages(index, parameters, site, query, GroupingJson.whole(GroupingJson.group(theme), count));
    }

    private static Object packages(Index index, ActionParameters parameters, CkanSite site) {
        return packages(
                index, CatalogueEntryReader.with("themes", theme(parameters).uri()), site);
    }

    private static List<String> names(Index index, ActionParameters parameters) {
        String q = TextFolding.key(
                parameters.text("query").or(() -> parameters.text("q")).orElse(""));
        if (parameters.has("vocabulary_id")) {
            throw ActionException.notFound(
                    "could not find vocabulary \"" + parameters.required("vocabulary_id") + "\"");
        }
        return PackageFacetCounts.of(index, CatalogueEntryReader.all(), "tags").keySet().stream()
                .filter(name -> TextFolding.key(name).contains(q))
                .sorted()
                .toList();
    }

    private static Object tags(Index index, ActionParameters parameters, CkanSite site) {
        List<String> names = PackageActions.part(names(index, parameters), parameters, Integer.MAX_VALUE);
        return parameters.flag("all_fields", false)
                ? names.stream().map(GroupingJson::tag).toList()
                : names;
    }

    private static Object searchTags(Index index, ActionParameters parameters, CkanSite site) {
        List<String> names = names(index, parameters);
        return new CkanDict()
                .put("count", names.size())
                .put(
                        "results",
                        PackageActions.part(names, parameters, Integer.MAX_VALUE).stream()
                                .map(GroupingJson::tag)
                                .toList())
                .map();
    }

    private static Object tag(Index index, ActionParameters parameters, CkanSite site) {
        String id = parameters.required("id");
        SearchQuery query = CatalogueEntryReader.all()
                .withFilter(new Filter.Or(List.of(has("keywords", id), has("keywordsEn", id))));
        if (index.search(query.withLimit(0)).total() == 0) {
            throw ActionException.notFound("");
        }
        return withPackages(index, parameters, site, query, GroupingJson.tag(id));
    }

    private static Filter has(String field, String value) {
        return new Filter.Compare(new Expression.Property(field), Filter.Operator.EQUAL, new Expression.Text(value));
    }

    private static Object nothing(Index index, ActionParameters parameters, CkanSite site) {
        return List.of();
    }
}

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
import pilotcity.portal.face.catalogue.CatalogueEntry;
import pilotcity.portal.face.catalogue.Theme;
import pilotcity.portal.face.ckan.call.Action;
import pilotcity.portal.face.ckan.call.Call;
import pilotcity.portal.face.ckan.call.Dict;
import pilotcity.portal.face.ckan.call.Fault;
import pilotcity.portal.face.ckan.protocol.CkanSite;
import pilotcity.portal.face.ckan.show.Entries;
import pilotcity.portal.face.ckan.show.Groupings;
import pilotcity.portal.face.ckan.show.Packages;

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

    private static Object organizations(Index index, Call call, CkanSite ckanSite) {
        List<Object> list = new ArrayList<>();
        Counts.of(index, Entries.all(), "organization").forEach((id, count) -> {
            Map<String, @Nullable Object> organization = organization(index, id, count);
            addIfAsked(list, call, id, organization);
        });
        return PackageActions.part(list, call, Integer.MAX_VALUE);
    }

    /** The name, or all there is; only those asked for. */
    private static void addIfAsked(List<Object> list, Call call, String name, Map<String, @Nullable Object> whole) {
        List<String> only = call.find("organizations").isPresent() ? call.texts("organizations") : call.texts("groups");
        String q = TextFolding.key(call.text("q", ""));
        String title = TextFolding.key(String.valueOf(whole.get("title")));
        if ((only.isEmpty() || only.contains(name)) && (name.contains(q) || title.contains(q))) {
            list.add(call.flag("all_fields", call.has("q")) ? whole : name);
        }
    }

    private static Map<String, @Nullable Object> organization(Index index, String id, long count) {
        Hits one = index.search(Entries.with("publisherId", id).withPage(1, null, null));
        CatalogueEntry entry = Entries.of(one, index).stream().findFirst().orElseThrow(() -> Fault.notFound(""));
        return Groupings.whole(Groupings.organization(entry), count);
    }

    private static Object organization(Index index, Call call, CkanSite ckanSite) {
        String id = call.required("id");
        SearchQuery query = Entries.with("publisherId", id);
        Map<String, @Nullable Object> organization = organization(
                index, id, index.search(query.withPage(0, null, null)).total());
        return withPackages(index, call, ckanSite, query, organization);
    }

    private static Map<String, @Nullable Object> withPackages(
            Index index, Call call, CkanSite ckanSite, SearchQuery query, Map<String, @Nullable Object> whole) {
        if (call.flag("include_datasets", false)) {
            whole.put("packages", packages(index, query, ckanSite));
        }
        return whole;
    }

    private static List<Map<String, @Nullable Object>> packages(Index index, SearchQuery query, CkanSite ckanSite) {
        return Entries.of(index.search(query.withPage(MOST_SHOWN, null, null)), index).stream()
                .map(entry -> Packages.of(entry, ckanSite))
                .toList();
    }

    private static Object groups(Index index, Call call, CkanSite ckanSite) {
        List<Object> list = new ArrayList<>();
        Counts.of(index, Entries.all(), "groups")
                .forEach((code, count) -> Theme.findByCode(code)
                        .ifPresent(
                                theme -> addIfAsked(list, call, code, Groupings.whole(Groupings.group(theme), count))));
        return PackageActions.part(list, call, Integer.MAX_VALUE);
    }

    private static Theme theme(Call call) {
        return Theme.findByCode(call.required("id")).orElseThrow(() -> Fault.notFound(""));
    }

    private static Object group(Index index, Call call, CkanSite ckanSite) {
        Theme theme = theme(call);
        SearchQuery query = Entries.with("themes", theme.uri());
        long count = index.search(query.withPage(0, null, null)).total();
        return withPackages(index, call, ckanSite, query, Groupings.whole(Groupings.group(theme), count));
    }

    private static Object packages(Index index, Call call, CkanSite ckanSite) {
        return packages(index, Entries.with("themes", theme(call).uri()), ckanSite);
    }

    private static List<String> names(Index index, Call call) {
        String q = TextFolding.key(call.text("query").or(() -> call.text("q")).orElse(""));
        if (call.has("vocabulary_id")) {
            throw Fault.notFound("could not find vocabulary \"" + call.required("vocabulary_id") + "\"");
        }
        return Counts.of(index, Entries.all(), "tags").keySet().stream()
                .filter(name -> TextFolding.key(name).contains(q))
                .sorted()
                .toList();
    }

    private static Object tags(Index index, Call call, CkanSite ckanSite) {
        List<String> names = PackageActions.part(names(index, call), call, Integer.MAX_VALUE);
        return call.flag("all_fields", false)
                ? names.stream().map(Groupings::tag).toList()
                : names;
    }

    private static Object searchTags(Index index, Call call, CkanSite ckanSite) {
        List<String> names = names(index, call);
        return new Dict()
                .put("count", names.size())
                .put(
                        "results",
                        PackageActions.part(names, call, Integer.MAX_VALUE).stream()
                                .map(Groupings::tag)
                                .toList())
                .map();
    }

    private static Object tag(Index index, Call call, CkanSite ckanSite) {
        String id = call.required("id");
        SearchQuery query =
                Entries.all().withFilter(new Filter.Or(List.of(has("keywords", id), has("keywordsEn", id))));
        if (index.search(query.withPage(0, null, null)).total() == 0) {
            throw Fault.notFound("");
        }
        return withPackages(index, call, ckanSite, query, Groupings.tag(id));
    }

    private static Filter has(String field, String value) {
        return new Filter.Compare(new Expression.Property(field), Filter.Operator.EQUAL, new Expression.Text(value));
    }

    private static Object nothing(Index index, Call call, CkanSite ckanSite) {
        return List.of();
    }
}

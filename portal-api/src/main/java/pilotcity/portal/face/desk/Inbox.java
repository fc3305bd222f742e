package pilotcity.portal.face.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.text.Cql2Text;
import pilotcity.index.kind.Field;
import pilotcity.index.search.Hit;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SetAside;
import pilotcity.index.search.Sort;
import pilotcity.portal.face.page.Language;
import pilotcity.portal.face.page.ask.Asked;
import pilotcity.portal.face.page.ask.Facet;
import pilotcity.portal.face.page.ask.Facets;
import pilotcity.portal.face.page.ask.PageQuery;
import pilotcity.portal.face.page.ask.Selections;
import pilotcity.portal.face.page.show.Item;
import pilotcity.portal.face.page.show.Items;
import pilotcity.portal.face.page.show.Names;

/** The records of an organisation by what is to be done next, those that are due first on top. */
final class Inbox {
    private static final String RECORD = "record";
    private static final String AS = "as";
    private static final String TAB = "tab";

    /** Parameters of the desk, beside those of a search. */
    static final Set<String> OWN = Set.of(AS, TAB, "done", "ids", "atLeast");

    private static final List<String> NARROWED = List.of("overdue", "category", "place", "campaign");
    private static final int LISTED = 50;
    private static final int MOST_GIVEN = 200;

    private final Index index;
    private final Asked asked;
    private final Desk desk;
    private final PageQuery page;
    private final Tab tab;
    private final Facets facets;
    private final PageQuery ofRecords;

    /** One entry: as in search results, and what a form needs. */
    record Entry(Item item, String id, Object version) {}

    /** One tab. */
    record Counted(String code, long count, boolean chosen, String href) {}

    Inbox(Index index, Asked asked, Desk desk, PageQuery page) {
        this.index = index;
        this.asked = asked;
        this.desk = desk;
        this.page = page;
        this.tab = Tab.of(page.find(TAB).orElse(null));
        this.facets = new Facets(index, asked, desk.visit());
        this.ofRecords = page.with("kind", RECORD);
    }

    Map<String, @Nullable Object> read() {
        Map<String, @Nullable Object> model = desk.model(index, "inbox");
        String organisation = desk.organisation(index);
        model.put("tab", tab.code());
        model.put("q", page.find("q").orElse(""));
        model.put("tabs", List.of());
        model.put("entries", List.of());
        model.put("facets", List.of());
        model.put("narrowedBy", List.of());
        model.put("from", null);
        if (organisation != null) {
            List<String> campaigns = ids("campaign", organisation);
            List<String> referrals = ids("referral", organisation);
            SearchQuery query = query();
            model.put("tabs", tabs(query, organisation, campaigns, referrals));
            list(model, within(query, tab.condition(organisation, campaigns, referrals)));
        }
        return model;
    }

    /** What is asked of the inbox, whatever the tab; simulated records are work to be tried, so they are here. */
    private SearchQuery query() {
        PageQuery search = page.without(OWN).with("kind", RECORD);
        SearchQuery query = asked.read(search);
        return page.find("simulated").isPresent() ? query : query.withSetAside(SetAside.INCLUDE);
    }

    private static SearchQuery within(SearchQuery query, String condition) {
        Filter narrowed = Cql2Text.parse(condition);
        Filter given = query.filter();
        return query.withFilter(given == null ? narrowed : new Filter.And(List.of(given, narrowed)));
    }

    /** What an organisation has called for, or handed on: the newest of them. */
    private List<String> ids(String kind, String organisation) {
        Field<?> field = index.kinds().get(kind).findField("organisation").orElseThrow();
        return index
                .search(SearchQuery.of(kind)
                        .withFilter(Selections.condition(field, List.of(organisation)))
                        .withSetAside(SetAside.INCLUDE)
                        .withPage(MOST_GIVEN, null, null))
                .items()
                .stream()
                .map(hit -> hit.document().id())
                .toList();
    }

    private List<Counted> tabs(SearchQuery query, String organisation, List<String> campaigns, List<String> referrals) {
        List<Counted> tabs = new ArrayList<>();
        for (Tab each : Tab.values()) {
            long count = index.search(within(query, each.condition(organisation, campaigns, referrals))
                            .withPage(0, null, null))
                    .total();
            tabs.add(new Counted(each.code(), count, each == tab, address(page.with(TAB, each.code()))));
        }
        return tabs;
    }

    private void list(Map<String, @Nullable Object> model, SearchQuery query) {
        Hits hits = index.search(query.withPage(LISTED, page.find("cursor").orElse(null), null)
                .withSort(List.of(new Sort("due", false)))
                .withFacets(Asked.requests(NARROWED, Facets.most())));
        List<Item> items = new Items(index, desk.visit()).of(hits.items());
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Hit hit = hits.items().get(i);
            entries.add(new Entry(
                    items.get(i), hit.document().id(), hit.document().map().getOrDefault("version", 1)));
        }
        model.put("total", hits.total());
        model.put("entries", entries);
        model.put("from", entries.isEmpty() || page.find("cursor").isEmpty() ? null : from(hits));
        model.put("facets", facets(hits));
        model.put("here", address(page));
        model.put("hidden", page.hidden(Set.of("q", "done", "ids", "atLeast")));
        model.put("narrowedBy", narrowedBy());
        model.put("narrowed", NARROWED.stream().anyMatch(name -> !page.all(name).isEmpty()));
        model.put("clear", address(page.without(Set.copyOf(NARROWED))));
        model.put(
                "next",
                hits.more() ? address(page.with("cursor", hits.items().getLast().cursor())) : null);
    }

    /** What a page behind the first begins with. */
    private String from(Hits hits) {
        Language language = desk.visit().language();
        return language.of("从“", "from “")
                + Names.of(index.kinds(), hits.items().getFirst().document(), language)
                        .title()
                + language.of("”起", "” on");
    }

    /** The conditions beside the tab, in words. */
    private List<String> narrowedBy() {
        return NARROWED.stream()
                .flatMap(name -> page.all(name).stream()
                        .map(value -> facets.title(ofRecords, name)
                                + desk.visit().language().of("：", ": ")
                                + label(name, value)))
                .toList();
    }

    private List<Facet> facets(Hits hits) {
        return NARROWED.stream()
                .filter(name -> !hits.facets().getOrDefault(name, List.of()).isEmpty())
                .map(name -> facet(name, hits))
                .toList();
    }

    private Facet facet(String name, Hits hits) {
        List<Facet.Choice> choices = hits.facets().getOrDefault(name, List.of()).stream()
                .map(count -> new Facet.Choice(
                        count.value(),
                        label(name, count.value()),
                        count.count(),
                        page.has(name, count.value()),
                        address(page.toggled(name, count.value()))))
                .toList();
        return new Facet(name, facets.title(ofRecords, name), choices, List.of());
    }

    private String label(String name, String value) {
        return facets.label(ofRecords, name, value);
    }

    private String address(PageQuery to) {
        String query = to.without(Set.of("done", "ids", "atLeast")).encoded();
        return desk.visit().link("/desk" + (query.isEmpty() ? "" : "?" + query));
    }
}

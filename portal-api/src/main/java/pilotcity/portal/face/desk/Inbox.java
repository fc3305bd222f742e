package pilotcity.portal.face.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.kind.Field;
import pilotcity.index.search.Hit;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SimulatedDocuments;
import pilotcity.index.search.SortStep;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.document.CategoryChoice;
import pilotcity.portal.face.shared.page.document.DocumentNames;
import pilotcity.portal.face.shared.page.document.ResultItem;
import pilotcity.portal.face.shared.page.document.ResultItems;
import pilotcity.portal.face.shared.page.results.PageFacet;
import pilotcity.portal.face.shared.page.results.PageFacets;
import pilotcity.portal.face.shared.page.results.PageQuery;
import pilotcity.portal.face.shared.page.results.PageQueryReader;
import pilotcity.portal.face.shared.page.results.SelectionFilter;

/** The records of an organisation by what is to be done next, those that are due first on top. */
final class Inbox {
    private static final String RECORD = "record";
    private static final String AS = "as";
    private static final String TAB = "tab";

    /** Parameters of the desk, in addition to those of a search. */
    static final Set<String> OWN = Set.of(AS, TAB, "done", "ids", "atLeast");

    private static final List<String> NARROWED = List.of("overdue", "category", "place", "campaign");
    private static final int LISTED = 50;
    private static final int MOST_GIVEN = 200;

    private final Index index;
    private final PageQueryReader reader;
    private final Desk desk;
    private final PageQuery page;
    private final InboxTab tab;
    private final PageFacets pageFacets;
    private final PageQuery ofRecords;

    /** Where a life is in danger, first; then what is due first, and what has waited longest. */
    private static final List<SortStep> ORDER =
            List.of(new SortStep("urgent", true), new SortStep("due", false), new SortStep("reported", false));

    /**
     * One entry: as in search results, and what a form needs.
     *
     * @param danger to somebody's life, or null
     * @param suggestion what a model proposes and nobody has decided on, or null
     */
    record Entry(
            ResultItem item,
            String id,
            Object version,
            @Nullable String danger,
            @Nullable CategoryChoice suggestion) {}

    /** One tab. */
    record TabCount(String code, long count, boolean chosen, String href) {}

    Inbox(Index index, PageQueryReader reader, Desk desk, PageQuery page) {
        this.index = index;
        this.reader = reader;
        this.desk = desk;
        this.page = page;
        this.tab = InboxTab.of(page.find(TAB).orElse(null));
        this.pageFacets = new PageFacets(index, reader, desk.visit());
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
        SearchQuery query = reader.read(search);
        return page.find("simulated").isPresent() ? query : query.withSimulated(SimulatedDocuments.INCLUDE);
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
                        .withFilter(SelectionFilter.condition(field, List.of(organisation)))
                        .withSimulated(SimulatedDocuments.INCLUDE)
                        .withLimit(MOST_GIVEN))
                .items()
                .stream()
                .map(hit -> hit.document().id())
                .toList();
    }

    private List<TabCount> tabs(
            SearchQuery query, String organisation, List<String> campaigns, List<String> referrals) {
        List<TabCount> tabs = new ArrayList<>();
        for (InboxTab each : InboxTab.values()) {
            long count = index.search(within(query, each.condition(organisation, campaigns, referrals))
                            .withLimit(0))
                    .total();
            tabs.add(new TabCount(each.code(), count, each == tab, address(page.with(TAB, each.code()))));
        }
        return tabs;
    }

    private void list(Map<String, @Nullable Object> model, SearchQuery query) {
        Hits hits = index.search(query.withPage(LISTED, page.find("cursor").orElse(null), null)
                .withSort(ORDER)
                .withFacets(PageQueryReader.requests(NARROWED, PageFacets.most())));
        List<ResultItem> resultItems = new ResultItems(index, desk.visit()).of(hits.items());
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < resultItems.size(); i++) {
            Hit hit = hits.items().get(i);
            entries.add(entry(resultItems.get(i), hit.document()));
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

    private Entry entry(ResultItem item, Document record) {
        Map<String, Object> values = record.map();
        return new Entry(
                item,
                record.id(),
                values.getOrDefault("version", 1),
                values.get("danger") == null ? null : label("danger", String.valueOf(values.get("danger"))),
                CategoryChoice.standing(index, values, desk.visit().language())
                        .filter(choice -> new SortableRecords(index, desk.actor()).may(record))
                        .orElse(null));
    }

    /** What a page behind the first begins with. */
    private String from(Hits hits) {
        Language language = desk.visit().language();
        return language.of("从“", "from “")
                + DocumentNames.of(index.kinds(), hits.items().getFirst().document(), language)
                        .title()
                + language.of("”起", "” on");
    }

    /** The conditions other than the tab, in words. */
    private List<String> narrowedBy() {
        return NARROWED.stream()
                .flatMap(name -> page.all(name).stream()
                        .map(value -> pageFacets.title(ofRecords, name)
                                + desk.visit().language().of("：", ": ")
                                + label(name, value)))
                .toList();
    }

    private List<PageFacet> facets(Hits hits) {
        return NARROWED.stream()
                .filter(name -> !hits.facets().getOrDefault(name, List.of()).isEmpty())
                .map(name -> facet(name, hits))
                .toList();
    }

    private PageFacet facet(String name, Hits hits) {
        List<PageFacet.Choice> choices = hits.facets().getOrDefault(name, List.of()).stream()
                .map(count -> new PageFacet.Choice(
                        count.value(),
                        label(name, count.value()),
                        count.count(),
                        page.has(name, count.value()),
                        address(page.toggled(name, count.value()))))
                .toList();
        return new PageFacet(name, pageFacets.title(ofRecords, name), choices, List.of());
    }

    private String label(String name, String value) {
        return pageFacets.label(ofRecords, name, value);
    }

    private String address(PageQuery to) {
        String query = to.without(Set.of("done", "ids", "atLeast")).encoded();
        return desk.visit().link("/desk" + (query.isEmpty() ? "" : "?" + query));
    }
}

package pilotcity.portal.face.website;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Field;
import pilotcity.index.search.FacetCount;
import pilotcity.index.search.FacetRequest;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.face.shared.page.PageAddresses;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.document.ReferencedDocuments;
import pilotcity.portal.face.shared.page.document.ResultItems;
import pilotcity.portal.face.shared.page.results.PageFacet;
import pilotcity.portal.face.shared.page.results.SelectionFilter;
import pilotcity.portal.kernel.encoding.UrlEncoding;

/** The service requests that belong to a document: those a campaign collected, those a referral contains. */
public record ContainedRequests(Index index, Visit visit) {
    private static final String RECORD = "record";
    private static final String STATUS = "status";
    private static final int LATEST = 6;
    private static final int STATUSES = 20;

    public Map<String, @Nullable Object> read(String kind, String id, Map<String, Object> values) {
        return switch (kind) {
            case "campaign" -> collected(id);
            case "referral" -> held(values);
            default -> Map.of();
        };
    }

    private Map<String, @Nullable Object> collected(String id) {
        Field<?> campaign = index.kinds().get(RECORD).findField("campaign").orElseThrow();
        Hits hits = index.search(SearchQuery.of(RECORD)
                .withFilter(SelectionFilter.condition(campaign, List.of(id)))
                .withLimit(LATEST)
                .withFacets(List.of(new FacetRequest(STATUS, STATUSES))));
        String all = PageAddresses.list(RECORD, "campaign", id);
        return Map.of(
                "collected", hits.total(),
                "statuses", statuses(hits, all),
                "latest", new ResultItems(index, visit).of(hits.items()),
                "collectedHref", visit.link(all),
                "points", visit.link("/map.json?kind=record&campaign=" + UrlEncoding.query(id)));
    }

    private List<PageFacet.Choice> statuses(Hits hits, String all) {
        Field<?> status = index.kinds().get(RECORD).findField(STATUS).orElseThrow();
        List<FacetCount> counts = hits.facets().getOrDefault(STATUS, List.of());
        return counts.stream()
                .map(count -> new PageFacet.Choice(
                        count.value(),
                        status.findLabel(count.value(), visit.language().tag()).orElse(count.value()),
                        count.count(),
                        false,
                        visit.link(all + "&status=" + UrlEncoding.query(count.value()))))
                .toList();
    }

    private Map<String, @Nullable Object> held(Map<String, Object> values) {
        List<String> ids = ReferencedDocuments.listed(values.get("contents")).stream()
                .map(String::valueOf)
                .toList();
        Map<String, Document> found = index.findAll(RECORD, ids);
        List<Document> documents =
                ids.stream().map(found::get).filter(Objects::nonNull).toList();
        return Map.of("held", new ResultItems(index, visit).ofDocuments(documents));
    }
}

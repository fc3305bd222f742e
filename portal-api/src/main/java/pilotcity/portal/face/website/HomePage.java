package pilotcity.portal.face.website;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Label;
import pilotcity.index.search.FacetCount;
import pilotcity.index.search.FacetRequest;
import pilotcity.index.search.Hit;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SortStep;
import pilotcity.portal.face.shared.FacetLabels;
import pilotcity.portal.face.shared.page.PageAddresses;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.document.DisplayValue;
import pilotcity.portal.face.shared.page.document.DocumentNames;
import pilotcity.portal.face.shared.page.document.ResultItems;
import pilotcity.portal.face.shared.page.results.PageQueryReader;

/**
 * What the first page shows. It is about the pilots, by province and batch: this is the one page that knows what the
 * portal is for, so their names stand here.
 */
public final class HomePage {
    private static final String PILOT = "pilot";
    private static final String PROVINCE = "province";
    private static final String BATCH = "batch";
    private static final String EVIDENCE = "nameEvidence";
    private static final int LISTED = SearchQuery.MAX_LIMIT;

    private final Index index;
    private final Visit visit;

    public HomePage(Index index, Visit visit) {
        this.index = index;
        this.visit = visit;
    }

    /**
     * One province with its pilots.
     *
     * @param batches how many of each batch
     */
    record Province(
            String code, String name, String href, long total, Map<String, Long> batches, List<DisplayValue> pilots) {}

    public Map<String, @Nullable Object> read() {
        Hits pilots = index.search(SearchQuery.of(PILOT)
                .withSort(List.of(new SortStep(visit.language().of("name", "nameEn"), false)))
                .withLimit(LISTED)
                .withFacets(PageQueryReader.requests(List.of(PROVINCE, BATCH, EVIDENCE), LISTED)));
        Hits all = index.search(
                SearchQuery.of().withLimit(0).withFacets(PageQueryReader.requests(List.of(FacetRequest.KIND), LISTED)));
        List<Province> provinces = provinces(pilots);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("total", pilots.total());
        model.put("batches", counts(pilots, BATCH));
        model.put("evidence", counts(pilots, EVIDENCE));
        model.put("kinds", counts(all, FacetRequest.KIND));
        model.put("provinces", provinces);
        model.put("most", provinces.isEmpty() ? 1 : provinces.getFirst().total());
        model.put("projects", new ResultItems(index, visit).of(list("project")));
        model.put("datasets", new ResultItems(index, visit).of(list("dataset")));
        model.put("points", visit.link("/map.json?kind=" + PILOT));
        return model;
    }

    private List<Hit> list(String kind) {
        return index.kinds().find(kind).isEmpty()
                ? List.of()
                : index.search(SearchQuery.of(kind).withLimit(12)).items();
    }

    private static Map<String, Long> counts(Hits hits, String facet) {
        return hits.facets().getOrDefault(facet, List.of()).stream()
                .sorted(Comparator.comparing(FacetCount::value))
                .collect(Collectors.toMap(FacetCount::value, FacetCount::count, (a, b) -> a, LinkedHashMap::new));
    }

    private List<Province> provinces(Hits pilots) {
        List<FacetCount> counts = pilots.facets().getOrDefault(PROVINCE, List.of());
        Map<String, Label> labels = FacetLabels.of(index, Set.of(), PROVINCE, counts);
        Map<String, List<Document>> byProvince = pilots.items().stream()
                .map(Hit::document)
                .collect(Collectors.groupingBy(document -> String.valueOf(document.value(PROVINCE))));
        List<Province> provinces = new ArrayList<>();
        for (FacetCount count : counts) {
            Label label = labels.getOrDefault(count.value(), new Label(count.value(), count.value()));
            provinces.add(
                    province(count, visit.language().of(label), byProvince.getOrDefault(count.value(), List.of())));
        }
        return provinces;
    }

    private Province province(FacetCount count, String name, List<Document> pilots) {
        Map<String, Long> batches = pilots.stream()
                .map(document -> String.valueOf(document.value(BATCH)))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return new Province(
                count.value(),
                name,
                visit.link(PageAddresses.list(PILOT, PROVINCE, count.value())),
                count.count(),
                batches,
                pilots.stream().map(this::link).toList());
    }

    private DisplayValue link(Document document) {
        DocumentNames names = DocumentNames.of(index.kinds(), document, visit.language());
        String address = visit.link(PageAddresses.of(index.kinds().get(PILOT), document.id()));
        String batch = String.valueOf(document.value(BATCH));
        return DisplayValue.link(batch, names.title(), address).in(names.titleLang());
    }
}

package pilotcity.portal.face.ckan.action;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.filter.Expression;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.Sort;
import pilotcity.portal.face.catalogue.CatalogueEntry;
import pilotcity.portal.face.catalogue.solr.SolrException;
import pilotcity.portal.face.catalogue.solr.SolrQuery;
import pilotcity.portal.face.ckan.call.Call;
import pilotcity.portal.face.ckan.call.Dict;
import pilotcity.portal.face.ckan.call.Fault;
import pilotcity.portal.face.ckan.protocol.CkanSite;
import pilotcity.portal.face.ckan.show.Entries;
import pilotcity.portal.face.ckan.show.Packages;

/** {@code package_search}: Solr's query language over the data sets. */
public final class PackageSearch {
    private static final int MOST_ROWS = 1000;
    private static final String NEWEST = "metadata_modified desc";

    private static final Map<String, String> ORDERS = Map.of(
            "score", Sort.SCORE,
            "id", "id",
            "name", "id",
            "title", "name",
            "title_string", "name",
            "metadata_created", "metadataCreated",
            "metadata_modified", "metadataModified");

    private PackageSearch() {}

    /** What was found. */
    public record Found(SearchQuery query, long count, List<CatalogueEntry> entries, String sort) {}

    static Object run(Index index, Call call, CkanSite ckanSite) {
        Found found = find(index, call);
        List<String> only = call.texts("fl");
        Map<String, Map<String, Long>> facets = facets(index, call, found);
        Dict shown = new Dict();
        facets.forEach((field, counts) -> shown.put(field, FacetItems.of(field, counts, found)));
        return new Dict()
                .put("count", found.count())
                .put("facets", facets)
                .put(
                        "results",
                        found.entries().stream()
                                .map(entry -> reduced(Packages.of(entry, ckanSite), only))
                                .toList())
                .put("sort", found.sort())
                .put("search_facets", shown.map())
                .map();
    }

    /** @throws Fault when the query cannot be read */
    public static Found find(Index index, Call call) {
        SolrQuery asked = query(index, call);
        String fallback = asked.text() == null ? NEWEST : "score desc, " + NEWEST;
        String sort = call.text("sort", fallback);
        int start = call.number("start", 0, Integer.MAX_VALUE);
        if (start > SearchQuery.MOST_SKIPPED) {
            throw Fault.search("start is greater than " + SearchQuery.MOST_SKIPPED);
        }
        SearchQuery query = SearchQuery.of(CatalogueEntry.KIND)
                .withText(asked.text())
                .withFilter(asked.filter())
                .withSort(sort(sort))
                .withPage(call.number("rows", 10, MOST_ROWS), null, null);
        Hits hits = index.search(query, start);
        return new Found(query, hits.total(), Entries.of(hits, index), sort);
    }

    private static SolrQuery query(Index index, Call call) {
        List<String> filters = new ArrayList<>(call.find("fq_list").isPresent() ? call.texts("fq_list") : List.of());
        call.find("fq").ifPresent(given -> {
            if (given instanceof List<?> list) {
                list.forEach(each -> filters.add(String.valueOf(each)));
            } else {
                filters.add(given.toString());
            }
        });
        try {
            SolrQuery query = SolrQuery.read(call.text("q", "*:*"), filters, index.kinds());
            return call.has("ext_bbox") ? query.within(box(call.texts("ext_bbox"))) : query;
        } catch (SolrException e) {
            throw Fault.search("SOLR returned an error running query: " + e.getMessage());
        }
    }

    private static Expression.Box box(List<String> ends) {
        try {
            double[] box = ends.stream().mapToDouble(Double::parseDouble).toArray();
            if (box.length == 4) {
                return Expression.Box.onEarth(box[0], box[1], box[2], box[3]);
            }
            throw Fault.search("Wrong bounding box provided");
        } catch (IllegalArgumentException e) {
            throw Fault.search("Wrong bounding box provided");
        }
    }

    private static List<Sort> sort(String text) {
        List<Sort> sort = new ArrayList<>();
        for (String step : text.split(",", -1)) {
            String[] parts = step.strip().split("\\s+");
            String field = ORDERS.get(parts[0]);
            boolean descending = parts.length == 2 && parts[1].equalsIgnoreCase("desc");
            boolean known = parts.length == 1 || descending || (parts.length == 2 && parts[1].equalsIgnoreCase("asc"));
            if (field == null || !known) {
                throw Fault.query("Invalid \"sort\" parameter");
            }
            sort.add(new Sort(field, descending || field.equals(Sort.SCORE)));
        }
        return sort;
    }

    private static Map<String, Map<String, Long>> facets(Index index, Call call, Found found) {
        Map<String, Map<String, Long>> facets = new LinkedHashMap<>();
        if (!call.flag("facet", true)) {
            return facets;
        }
        String limit = call.text("facet.limit", "50");
        int most = limit.equals("-1") ? Integer.MAX_VALUE : call.number("facet.limit", 50, Integer.MAX_VALUE);
        int least = call.number("facet.mincount", 1, Integer.MAX_VALUE);
        for (String field : call.texts("facet.field")) {
            Map<String, Long> counts = new LinkedHashMap<>();
            Counts.of(index, found.query(), field).entrySet().stream()
                    .filter(entry -> entry.getValue() >= least)
                    .limit(most)
                    .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
            facets.put(field, counts);
        }
        return facets;
    }

    private static Map<String, @Nullable Object> reduced(Map<String, @Nullable Object> whole, List<String> only) {
        if (!only.isEmpty() && !only.contains("*")) {
            whole.keySet().retainAll(only);
        }
        return whole;
    }
}

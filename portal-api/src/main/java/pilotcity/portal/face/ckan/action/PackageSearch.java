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
import pilotcity.index.search.SortStep;
import pilotcity.portal.face.ckan.mapping.CatalogueEntryReader;
import pilotcity.portal.face.ckan.mapping.PackageJson;
import pilotcity.portal.face.ckan.protocol.ActionException;
import pilotcity.portal.face.ckan.protocol.ActionParameters;
import pilotcity.portal.face.ckan.protocol.CkanDict;
import pilotcity.portal.face.ckan.protocol.CkanSite;
import pilotcity.portal.face.shared.catalogue.CatalogueEntry;
import pilotcity.portal.face.shared.catalogue.solr.SolrException;
import pilotcity.portal.face.shared.catalogue.solr.SolrQuery;

/** {@code package_search}: Solr's query language over the data sets. */
public final class PackageSearch {
    private static final int MOST_ROWS = 1000;
    private static final String NEWEST = "metadata_modified desc";

    private static final Map<String, String> ORDERS = Map.of(
            "score", SortStep.SCORE,
            "id", "id",
            "name", "id",
            "title", "name",
            "title_string", "name",
            "metadata_created", "metadataCreated",
            "metadata_modified", "metadataModified");

    private PackageSearch() {}

    /** What was found. */
    public record Found(SearchQuery query, long count, List<CatalogueEntry> entries, String sort) {}

    static Object run(Index index, ActionParameters parameters, CkanSite site) {
        Found found = find(index, parameters);
        List<String> only = parameters.texts("fl");
        Map<String, Map<String, Long>> facets = facets(index, parameters, found);
        CkanDict shown = new CkanDict();
        facets.forEach((field, counts) -> shown.put(field, FacetItems.of(field, counts, found)));
        return new CkanDict()
                .put("count", found.count())
                .put("facets", facets)
                .put(
                        "results",
                        found.entries().stream()
                                .map(entry -> reduced(PackageJson.of(entry, site), only))
                                .toList())
                .put("sort", found.sort())
                .put("search_facets", shown.map())
                .map();
    }

    /** @throws ActionException when the query cannot be read */
    public static Found find(Index index, ActionParameters parameters) {
        SolrQuery asked = query(index, parameters);
        String fallback = asked.text() == null ? NEWEST : "score desc, " + NEWEST;
        String sort = parameters.text("sort", fallback);
        int start = parameters.number("start", 0, Integer.MAX_VALUE);
        if (start > SearchQuery.MOST_SKIPPED) {
            throw ActionException.search("start is greater than " + SearchQuery.MOST_SKIPPED);
        }
        SearchQuery query = SearchQuery.of(CatalogueEntry.KIND)
                .withText(asked.text())
                .withFilter(asked.filter())
                .withSort(sort(sort))
                .withLimit(parameters.number("rows", 10, MOST_ROWS));
        Hits hits = index.search(query, start);
        return new Found(query, hits.total(), CatalogueEntryReader.of(hits, index), sort);
    }

    private static SolrQuery query(Index index, ActionParameters parameters) {
        List<String> filters =
                new ArrayList<>(parameters.find("fq_list").isPresent() ? parameters.texts("fq_list") : List.of());
        parameters.find("fq").ifPresent(given -> {
            if (given instanceof List<?> list) {
                list.forEach(each -> filters.add(String.valueOf(each)));
            } else {
                filters.add(given.toString());
            }
        });
        try {
            SolrQuery query = SolrQuery.read(parameters.text("q", "*:*"), filters, index.kinds());
            return parameters.has("ext_bbox") ? query.within(box(parameters.texts("ext_bbox"))) : query;
        } catch (SolrException e) {
            throw ActionException.search("SOLR returned an error running query: " + e.getMessage());
        }
    }

    private static Expression.Box box(List<String> ends) {
        try {
            double[] box = ends.stream().mapToDouble(Double::parseDouble).toArray();
            if (box.length == 4) {
                return Expression.Box.onEarth(box[0], box[1], box[2], box[3]);
            }
            throw ActionException.search("Wrong bounding box provided");
        } catch (IllegalArgumentException e) {
            throw ActionException.search("Wrong bounding box provided");
        }
    }

    private static List<SortStep> sort(String text) {
        List<SortStep> sortStep = new ArrayList<>();
        for (String step : text.split(",", -1)) {
            String[] parts = step.strip().split("\\s+");
            String field = ORDERS.get(parts[0]);
            boolean descending = parts.length == 2 && parts[1].equalsIgnoreCase("desc");
            boolean known = parts.length == 1 || descending || (parts.length == 2 && parts[1].equalsIgnoreCase("asc"));
            if (field == null || !known) {
                throw ActionException.query("Invalid \"sort\" parameter");
            }
            sortStep.add(new SortStep(field, descending || field.equals(SortStep.SCORE)));
        }
        return sortStep;
    }

    private static Map<String, Map<String, Long>> facets(Index index, ActionParameters parameters, Found found) {
        Map<String, Map<String, Long>> facets = new LinkedHashMap<>();
        if (!parameters.flag("facet", true)) {
            return facets;
        }
        String limit = parameters.text("facet.limit", "50");
        int most = limit.equals("-1") ? Integer.MAX_VALUE : parameters.number("facet.limit", 50, Integer.MAX_VALUE);
        int least = parameters.number("facet.mincount", 1, Integer.MAX_VALUE);
        for (String field : parameters.texts("facet.field")) {
            Map<String, Long> counts = new LinkedHashMap<>();
            PackageFacetCounts.of(index, found.query(), field).entrySet().stream()
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

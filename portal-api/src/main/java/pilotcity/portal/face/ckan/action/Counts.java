package pilotcity.portal.face.ckan.action;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Filter;
import pilotcity.index.search.FacetCount;
import pilotcity.index.search.FacetRequest;
import pilotcity.index.search.Index;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.face.catalogue.CatalogueFile;
import pilotcity.portal.face.catalogue.Theme;
import pilotcity.portal.face.catalogue.solr.SolrQuery;

/** How many packages have each value of a field, by CKAN's names for both; the most frequent first. */
final class Counts {
    private static final int MOST = 9_999;

    private Counts() {}

    /** A field that packages do not have has no values. */
    static Map<String, Long> of(Index index, SearchQuery query, String field) {
        return sorted(
                switch (field) {
                    case "organization", "owner_org" -> values(index, query, "publisherId");
                    case "license_id" -> values(index, query, "license");
                    case "tags" -> values(index, query, "keywords", "keywordsEn");
                    case "groups" -> themes(values(index, query, "themes"));
                    case "res_format" -> formats(index, query);
                    case "type", "dataset_type" ->
                        Map.of(
                                "dataset",
                                index.search(query.withPage(0, null, null)).total());
                    default -> Map.of();
                });
    }

    private static Map<String, Long> sorted(Map<String, Long> counts) {
        Map<String, Long> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    private static Map<String, Long> values(Index index, SearchQuery query, String... fields) {
        List<FacetRequest> asked = List.of(fields).stream()
                .map(field -> new FacetRequest(field, MOST))
                .toList();
        Map<String, Long> counts = new TreeMap<>();
        Map<String, List<FacetCount>> found =
                index.search(query.withPage(0, null, null).withFacets(asked)).facets();
        found.values().forEach(each -> each.forEach(count -> counts.merge(count.value(), count.count(), Long::sum)));
        return counts;
    }

    private static Map<String, Long> themes(Map<String, Long> byAddress) {
        Map<String, Long> counts = new TreeMap<>();
        byAddress.forEach(
                (uri, count) -> Theme.find(uri).ifPresent(theme -> counts.merge(theme.code(), count, Long::sum)));
        return counts;
    }

    /** What is exported has formats beside those of its files, so each is counted by a search of its own. */
    private static Map<String, Long> formats(Index index, SearchQuery query) {
        TreeSet<String> formats = new TreeSet<>(values(index, query, "formats").keySet());
        index.kinds().list().forEach(kind -> formats.addAll(CatalogueFile.formats(kind)));
        Map<String, Long> counts = new TreeMap<>();
        for (String format : formats) {
            String quoted = "res_format:\"" + format.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            Filter has = SolrQuery.read("", List.of(quoted), index.kinds()).filter();
            counts.put(
                    format,
                    index.search(query.withPage(0, null, null).withFilter(and(query.filter(), has)))
                            .total());
        }
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private static @Nullable Filter and(@Nullable Filter one, @Nullable Filter other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return new Filter.And(List.of(one, other));
    }
}

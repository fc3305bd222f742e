package pilotcity.portal.face.ckan.action;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.filter.Filter;
import pilotcity.index.search.FacetCount;
import pilotcity.index.search.FacetRequest;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.face.shared.catalogue.CatalogueFile;
import pilotcity.portal.face.shared.catalogue.Theme;
import pilotcity.portal.face.shared.catalogue.solr.SolrQuery;

/** How many packages have each value of a field, by CKAN's names for both; the most frequent first. */
final class PackageFacetCounts {
    private static final int MOST = 9_999;

    private PackageFacetCounts() {}

    /** A field that packages do not have has no values. */
    static Map<String, Long> of(Index index, SearchQuery query, String field) {
        return sorted(
                switch (field) {
                    case "organization", "owner_org" -> values(index, query, "publisherId");
                    case "license_id" -> values(index, query, "license");
                    case "tags" -> tags(index, query);
                    case "groups" -> themes(values(index, query, "themes"));
                    case "res_format" -> formats(index, query);
                    case "type", "dataset_type" ->
                        Map.of("dataset", index.search(query.withLimit(0)).total());
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

    private static Map<String, Long> values(Index index, SearchQuery query, String field) {
        SearchQuery counted = query.withLimit(0).withFacets(List.of(new FacetRequest(field, MOST)));
        Map<String, Long> counts = new TreeMap<>();
        for (FacetCount count : index.search(counted).facets().getOrDefault(field, List.of())) {
            counts.put(count.value(), count.count());
        }
        return counts;
    }

    /** A word that is in both languages the same is counted by a search, so that no package counts twice. */
    private static Map<String, Long> tags(Index index, SearchQuery query) {
        Map<String, Long> counts = values(index, query, "keywords");
        values(index, query, "keywordsEn")
                .forEach((word, count) -> counts.merge(word, count, (zh, en) -> count(index, query, "tags", word)));
        return counts;
    }

    /** How many of what {@code query} finds have {@code value} in the field that CKAN calls {@code field}. */
    private static long count(Index index, SearchQuery query, String field, String value) {
        String quoted = field + ":\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        Filter has = SolrQuery.read("", List.of(quoted), index.kinds()).filter();
        return index.search(query.withLimit(0).withFilter(and(query.filter(), has)))
                .total();
    }

    private static Map<String, Long> themes(Map<String, Long> byAddress) {
        Map<String, Long> counts = new TreeMap<>();
        byAddress.forEach(
                (uri, count) -> Theme.find(uri).ifPresent(theme -> counts.merge(theme.code(), count, Long::sum)));
        return counts;
    }

    /** What is exported has more formats than those of its files, so each is counted by a search of its own. */
    private static Map<String, Long> formats(Index index, SearchQuery query) {
        TreeSet<String> formats = new TreeSet<>(values(index, query, "formats").keySet());
        index.kinds().list().forEach(kind -> formats.addAll(CatalogueFile.formats(kind)));
        Map<String, Long> counts = new TreeMap<>();
        formats.forEach(format -> counts.put(format, count(index, query, "res_format", format)));
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

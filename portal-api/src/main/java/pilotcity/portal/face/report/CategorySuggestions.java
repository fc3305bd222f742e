package pilotcity.portal.face.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.search.Hit;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.text.TextFolding;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.document.ReferencedDocuments;

/**
 * Suggests categories for the words of a report. A search would require all words, and a report has many; so this
 * scores how much of each category name occurs in them.
 */
record CategorySuggestions(Index index, Visit visit) {
    private static final String CATEGORY = "category";
    private static final int MOST = 3;
    private static final int SHORTEST_WORD = 2;

    /** One category, and how much speaks for it. */
    private record Scored(Document category, int score) {}

    List<Map<String, String>> of(String words) {
        String text = TextFolding.key(words);
        List<Scored> found = new ArrayList<>();
        for (Hit hit : index.search(SearchQuery.of(CATEGORY).withLimit(SearchQuery.MAX_LIMIT))
                .items()) {
            Map<String, Object> category = hit.document().map();
            int score = Boolean.TRUE.equals(category.get("open")) ? score(category, text) : 0;
            if (score > 0) {
                found.add(new Scored(hit.document(), score));
            }
        }
        return found.stream()
                .sorted(Comparator.comparingInt(Scored::score)
                        .reversed()
                        .thenComparing(scored -> scored.category().id()))
                .limit(MOST)
                .map(scored -> described(scored.category()))
                .toList();
    }

    private Map<String, String> described(Document category) {
        Map<String, Object> values = category.map();
        String name = visit.language().of("name", "nameEn");
        String path = visit.language().of("path", "pathEn");
        return Map.of(
                "id", category.id(),
                "name", String.valueOf(values.getOrDefault(name, values.get("name"))),
                "path", String.valueOf(values.get(path)));
    }

    /** A keyword counts by its length; of the names and the rest of what belongs to it, every pair of characters. */
    private static int score(Map<String, Object> category, String text) {
        int keywords = 3
                * ReferencedDocuments.listed(category.get("keywords")).stream()
                        .map(String::valueOf)
                        .map(TextFolding::key)
                        .filter(keyword -> keyword.length() >= SHORTEST_WORD && text.contains(keyword))
                        .mapToInt(String::length)
                        .sum();
        return keywords + 2 * pairs(category.get("name"), text) + words(category, text);
    }

    private static int pairs(@org.jspecify.annotations.Nullable Object name, String text) {
        String of = name == null ? "" : TextFolding.key(name.toString());
        int found = 0;
        for (int i = 0; i + SHORTEST_WORD <= of.length(); i++) {
            found += text.contains(of.substring(i, i + SHORTEST_WORD)) ? 1 : 0;
        }
        return found;
    }

    private static int words(Map<String, Object> category, String text) {
        return (int) Stream.of(String.valueOf(category.getOrDefault("nameEn", ""))
                                .toLowerCase(Locale.ROOT)
                                .split("[^a-z]+"))
                        .filter(word -> word.length() > 3 && text.contains(word))
                        .count()
                * SHORTEST_WORD;
    }
}

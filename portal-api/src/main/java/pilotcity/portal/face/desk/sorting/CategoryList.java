package pilotcity.portal.face.desk.sorting;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.search.Hit;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.text.Pinyin;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.ScriptSafeJson;
import pilotcity.portal.face.shared.page.document.CategoryChoice;
import pilotcity.portal.face.shared.page.document.ReferencedDocuments;

/** All categories that a record can be sorted as, and the words by which they are found while somebody types. */
record CategoryList(Index index, Language language) {

    /**
     * @param names in both languages and in pinyin, in lower case
     * @param rest other words by which it is found
     */
    record Entry(String id, String name, String path, List<String> names, String rest) {}

    List<Entry> entries() {
        return index.search(SearchQuery.of("category").withLimit(SearchQuery.MAX_LIMIT)).items().stream()
                .map(Hit::document)
                .filter(category -> Boolean.TRUE.equals(category.value("open")))
                .map(this::entry)
                .sorted(Comparator.comparing(Entry::path))
                .toList();
    }

    private Entry entry(Document category) {
        CategoryChoice choice = CategoryChoice.of(category, 0, language);
        Map<String, Object> values = category.map();
        String pinyin = Pinyin.sortKey(String.valueOf(values.get("name"))).replaceFirst("\u0001.*", "");
        String words = ReferencedDocuments.listed(values.get("keywords")).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
        List<String> names = Stream.of(
                        values.get("name"), values.get("nameEn"), pinyin.replace(" ", ""), initials(pinyin))
                .filter(Objects::nonNull)
                .map(name -> name.toString().toLowerCase(Locale.ROOT))
                .toList();
        String rest = String.join(
                " ",
                String.valueOf(values.get("path")),
                String.valueOf(values.getOrDefault("pathEn", "")),
                category.id(),
                words);
        return new Entry(category.id(), choice.name(), choice.path(), names, rest.toLowerCase(Locale.ROOT));
    }

    private static String initials(String pinyin) {
        return pinyin.replaceAll("(\\S)\\S* ?", "$1");
    }

    /** The same for a script. */
    String json() {
        return ScriptSafeJson.write(entries().stream()
                .map(entry -> List.of(entry.id(), entry.name(), entry.path(), entry.names(), entry.rest()))
                .toList());
    }
}

package pilotcity.portal.face.desk.sorting;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.search.Hit;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.text.Pinyin;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.ScriptSafeJson;
import pilotcity.portal.face.shared.page.document.ReferencedDocuments;

/** All categories that a record can be sorted as, and the words by which they are found while somebody types. */
record CategoryList(Index index, Language language) {

    /** @param find names in both languages, other words and pinyin, in lower case */
    record Entry(String id, String name, String path, String find) {}

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
        String find = String.join(
                " ",
                String.valueOf(values.get("path")),
                String.valueOf(values.getOrDefault("pathEn", "")),
                category.id(),
                words,
                pinyin.replace(" ", ""),
                initials(pinyin));
        return new Entry(category.id(), choice.name(), choice.path(), find.toLowerCase(language.locale()));
    }

    private static String initials(String pinyin) {
        return pinyin.replaceAll("(\\S)\\S* ?", "$1");
    }

    /** The same for a script. */
    String json() {
        return ScriptSafeJson.write(entries().stream()
                .map(entry -> List.of(entry.id(), entry.name(), entry.path(), entry.find()))
                .toList());
    }
}

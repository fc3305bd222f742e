package pilotcity.portal.face.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.search.Hit;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.document.ReferencedDocuments;
import pilotcity.portal.face.shared.page.htmlform.FormChoice;

/** The categories to choose from, and what the chosen one asks, in the reader's language. */
record CategoryChooser(Index index, Visit visit, @Nullable String chosen) {
    private static final String CATEGORY = "category";

    /** Categories under the name of their group. */
    record Group(String title, List<FormChoice> categories) {}

    List<Group> groups() {
        Map<String, List<FormChoice>> groups = new LinkedHashMap<>();
        String path = visit.language().of("path", "pathEn");
        String name = visit.language().of("name", "nameEn");
        index.search(SearchQuery.of(CATEGORY).withLimit(SearchQuery.MAX_LIMIT)).items().stream()
                .map(Hit::document)
                .filter(document -> Boolean.TRUE.equals(document.value("open")))
                .sorted(Comparator.comparing(document -> String.valueOf(document.value(path))))
                .forEach(document -> {
                    Map<String, Object> category = document.map();
                    String group = groupName(String.valueOf(category.get("group")), name);
                    Object label = category.getOrDefault(name, category.get("name"));
                    groups.computeIfAbsent(group, title -> new ArrayList<>())
                            .add(FormChoice.of(
                                    document.id(),
                                    String.valueOf(label),
                                    document.id().equals(chosen)));
                });
        return groups.entrySet().stream()
                .map(entry -> new Group(entry.getKey(), entry.getValue()))
                .toList();
    }

    private String groupName(String id, String name) {
        return index.find(CATEGORY, id)
                .map(group -> String.valueOf(group.map().getOrDefault(name, id)))
                .orElse(id);
    }

    /** @param answers what has been answered, by the code of the question */
    List<Map<String, Object>> questions(Map<?, ?> answers) {
        if (chosen == null) {
            return List.of();
        }
        return index.find(CATEGORY, chosen).stream()
                .flatMap((Document document) -> ReferencedDocuments.listed(document.value("questions")).stream())
                .map(question -> question((Map<?, ?>) question, answers))
                .toList();
    }

    private Map<String, Object> question(Map<?, ?> question, Map<?, ?> answers) {
        String code = String.valueOf(question.get("code"));
        List<?> given = ReferencedDocuments.listed(answers.get(code));
        List<FormChoice> choices = ReferencedDocuments.listed(question.get("values")).stream()
                .map(value -> (Map<?, ?>) value)
                .map(value -> FormChoice.of(
                        String.valueOf(value.get("key")),
                        visit.language().of(value, "name"),
                        given.contains(value.get("key"))))
                .toList();
        return Map.of(
                "code", code,
                "datatype", question.get("datatype"),
                "required", question.get("required"),
                "text", visit.language().of(question, "text"),
                "hint", visit.language().of(question, "hint"),
                "choices", choices,
                "given", given.isEmpty() ? "" : given.getFirst());
    }
}

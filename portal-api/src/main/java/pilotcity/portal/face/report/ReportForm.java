package pilotcity.portal.face.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.search.Hit;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.face.shared.page.RefusalReason;
import pilotcity.portal.face.shared.page.TemplatePage;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.document.DocumentNames;
import pilotcity.portal.face.shared.page.document.ReferencedDocuments;
import pilotcity.portal.face.shared.page.htmlform.FormChoice;
import pilotcity.portal.face.shared.page.results.DuplicateItems;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.suggestion.duplicate.PossibleDuplicate;

/**
 * What the form shows.
 *
 * @param values what has been typed so far
 * @param key makes what is sent twice one report
 * @param problem what is wrong with it, or null
 * @param near what may be the same thing, to be looked at before it is sent
 */
record ReportForm(
        Map<String, Object> values, String key, @Nullable Problem problem, List<PossibleDuplicate> near) {
    private static final String CATEGORY = "category";
    private static final Set<String> CONTROLS = Set.of("lon", "lat", "address", "photos", "description", CATEGORY);

    /** Categories under the name of their group. */
    record Group(String title, List<FormChoice> categories) {}

    TemplatePage page(Index index, Visit visit) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("form", values);
        model.put("key", key);
        String wrong = problem == null ? null : wrong(problem.field());
        model.put("wrong", wrong);
        model.put("contactWrong", wrong != null && wrong.startsWith("contact."));
        model.put("anchor", wrong == null ? null : anchor(wrong));
        model.put("reason", problem == null ? null : RefusalReason.of(problem, visit.language()));
        model.put("status", problem == null ? 200 : problem.kind().status());
        model.put("near", new DuplicateItems(index, visit).of(near));
        model.put("groups", groups(index, visit));
        model.put("questions", questions(index, visit));
        model.put("campaign", campaign(index, visit));
        return new TemplatePage("report", model);
    }

    /** The field it belongs to: that of all photos where it is one of them. */
    private static String wrong(@Nullable String field) {
        return field == null ? "form" : field.replaceFirst("\\[[0-9]+\\]$", "");
    }

    /** The id of the control that is wrong, or null where the page has none for it. */
    private static @Nullable String anchor(String wrong) {
        if (wrong.startsWith("contact.") || wrong.startsWith("answers.")) {
            return wrong.replaceFirst("^answers\\.", "q-").replace('.', '-');
        }
        return CONTROLS.contains(wrong) ? wrong : wrong.equals("place") ? "address" : null;
    }

    private @Nullable String text(String name) {
        return values.get(name) instanceof String text ? text : null;
    }

    private List<Group> groups(Index index, Visit visit) {
        Map<String, List<FormChoice>> groups = new LinkedHashMap<>();
        String path = visit.language().of("path", "pathEn");
        String name = visit.language().of("name", "nameEn");
        index.search(SearchQuery.of(CATEGORY).withLimit(SearchQuery.MAX_LIMIT)).items().stream()
                .map(Hit::document)
                .filter(document -> Boolean.TRUE.equals(document.value("open")))
                .sorted(Comparator.comparing(document -> String.valueOf(document.value(path))))
                .forEach(document -> {
                    Map<String, Object> category = document.map();
                    String group = groupName(index, String.valueOf(category.get("group")), name);
                    Object label = category.getOrDefault(name, category.get("name"));
                    groups.computeIfAbsent(group, title -> new ArrayList<>())
                            .add(FormChoice.of(
                                    document.id(),
                                    String.valueOf(label),
                                    document.id().equals(text(CATEGORY))));
                });
        return groups.entrySet().stream()
                .map(entry -> new Group(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String groupName(Index index, String id, String name) {
        return index.find(CATEGORY, id)
                .map(group -> String.valueOf(group.map().getOrDefault(name, id)))
                .orElse(id);
    }

    /** What the chosen category asks, in the reader's language. */
    private List<Map<String, Object>> questions(Index index, Visit visit) {
        String category = text(CATEGORY);
        if (category == null) {
            return List.of();
        }
        Map<?, ?> answers = values.get("answers") instanceof Map<?, ?> given ? given : Map.of();
        return index.find(CATEGORY, category).stream()
                .flatMap(document -> ReferencedDocuments.listed(document.value("questions")).stream())
                .map(question -> question((Map<?, ?>) question, answers, visit))
                .toList();
    }

    private static Map<String, Object> question(Map<?, ?> question, Map<?, ?> answers, Visit visit) {
        String code = String.valueOf(question.get("code"));
        List<?> given = ReferencedDocuments.listed(answers.get(code));
        List<FormChoice> choices = ReferencedDocuments.listed(question.get("values")).stream()
                .map(value -> (Map<?, ?>) value)
                .map(value -> FormChoice.of(
                        String.valueOf(value.get("key")),
                        inLanguage(value, "name", visit),
                        given.contains(value.get("key"))))
                .toList();
        return Map.of(
                "code", code,
                "datatype", question.get("datatype"),
                "required", question.get("required"),
                "text", inLanguage(question, "text", visit),
                "hint", inLanguage(question, "hint", visit),
                "choices", choices,
                "given", given.isEmpty() ? "" : given.getFirst());
    }

    private static String inLanguage(Map<?, ?> texts, String name, Visit visit) {
        Object own = texts.get(visit.language().of(name, name + "En"));
        Object text = own == null ? texts.get(name) : own;
        return text == null ? "" : text.toString();
    }

    /** The open campaign that it is for, with what its poster says. */
    private @Nullable Map<String, @Nullable Object> campaign(Index index, Visit visit) {
        Optional<Document> found = Optional.ofNullable(text("campaign"))
                .flatMap(id -> index.find("campaign", id))
                .filter(campaign -> "open".equals(campaign.map().get("status")));
        return found.map(campaign -> described(index, campaign, visit)).orElse(null);
    }

    private static Map<String, @Nullable Object> described(Index index, Document campaign, Visit visit) {
        Map<String, @Nullable Object> described = new HashMap<>();
        described.put("id", campaign.id());
        described.put(
                "name",
                DocumentNames.of(index.kinds(), campaign, visit.language()).title());
        described.put("poster", inLanguage(campaign.map(), "poster", visit));
        described.put("href", visit.link("/campaigns/" + campaign.id()));
        return described;
    }
}

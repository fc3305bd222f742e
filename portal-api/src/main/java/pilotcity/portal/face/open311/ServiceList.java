package pilotcity.portal.face.open311;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;
import pilotcity.index.search.Hit;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.face.open311.answer.AnswerDocument;
import pilotcity.portal.face.open311.answer.AnswerValue;
import pilotcity.portal.face.open311.answer.DocumentFields;
import pilotcity.portal.face.open311.answer.Open311Language;
import pilotcity.portal.kernel.problem.Problem;

/** The current services by code: the categories that accept reports. Their names are unique as well. */
final class ServiceList {
    private static final String KIND = "category";

    private static final SearchQuery OPEN = SearchQuery.of(KIND)
            .withFilter(new Filter.Holds(new Expression.Property("open")))
            .withLimit(SearchQuery.MAX_LIMIT);

    private final Open311Language language;
    private final Map<String, DocumentFields> byCode = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, DocumentFields> groups = new LinkedHashMap<>();

    private ServiceList(Index index, Open311Language language) {
        this.language = language;
        index.search(OPEN).items().stream()
                .map(Hit::document)
                .map(DocumentFields::of)
                .sorted(Comparator.comparing((DocumentFields category) -> category.get("group"))
                        .thenComparing(DocumentFields::id))
                .forEach(category -> byCode.put(category.id(), category));
        Set<String> tops =
                byCode.values().stream().map(category -> category.get("group")).collect(Collectors.toSet());
        index.findAll(KIND, tops).forEach((id, group) -> groups.put(id, DocumentFields.of(group)));
        nameAll();
    }

    static ServiceList in(Index index, Open311Language language) {
        return new ServiceList(index, language);
    }

    /** A name that another service has, too, gets the group behind it, and where that is not enough the code. */
    private void nameAll() {
        Map<String, Long> plain =
                count(byCode.values().stream().map(this::plainName).toList());
        Map<String, Long> grouped =
                count(byCode.values().stream().map(this::groupedName).toList());
        Set<String> taken = new HashSet<>();
        byCode.forEach((code, category) -> {
            String name = plainName(category);
            if (plain.getOrDefault(name, 0L) > 1) {
                name = groupedName(category);
                name = grouped.getOrDefault(name, 0L) > 1 ? plainName(category) + " (" + code + ")" : name;
            }
            names.put(code, taken.add(name) ? name : name + " (" + code + ")");
        });
    }

    private static Map<String, Long> count(List<String> names) {
        return names.stream().collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    }

    private String plainName(DocumentFields category) {
        return String.valueOf(language.of(category, "name"));
    }

    private String groupedName(DocumentFields category) {
        return plainName(category) + " (" + group(category) + ")";
    }

    private @Nullable String group(DocumentFields category) {
        DocumentFields top = groups.get(category.get("group"));
        return top == null ? null : language.of(top, "name");
    }

    Optional<DocumentFields> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** @throws Problem NOT_FOUND */
    DocumentFields get(String code) {
        return find(code)
                .orElseThrow(() -> Problem.notFound("service_code: there is no service '" + code + "'; see services"));
    }

    /** The name of a service, or null when the code is none. */
    @Nullable
    String name(@Nullable String code) {
        return code == null ? null : names.get(code);
    }

    /** Changes when a service does. */
    int mark() {
        return byCode.hashCode();
    }

    AnswerDocument list() {
        return AnswerDocument.list(
                "services",
                "service",
                byCode.values().stream().map(this::service).toList());
    }

    private AnswerValue service(DocumentFields category) {
        return new AnswerValue.Group()
                .text("service_code", category.id())
                .text("service_name", name(category.id()))
                .text("description", language.of(category, "description"))
                .flag("metadata", !category.parts("questions").isEmpty())
                .text("type", "realtime")
                .text("keywords", String.join(", ", category.texts("keywords")))
                .text("group", group(category));
    }

    /** What a service asks. */
    AnswerDocument definition(String code) {
        List<AnswerValue.Group> attributes =
                get(code).parts("questions").stream().map(this::attribute).toList();
        return new AnswerDocument(
                "service_definition",
                new AnswerValue.Group()
                        .text("service_code", code)
                        .with("attributes", new AnswerValue.Items("attribute", attributes)));
    }

    private AnswerValue.Group attribute(DocumentFields question) {
        List<AnswerValue.Group> choices =
                question.parts("values").stream().map(this::choice).toList();
        return new AnswerValue.Group()
                .flag("variable", true)
                .text("code", question.get("code"))
                .text("datatype", question.get("datatype"))
                .flag("required", question.flag("required"))
                .text("datatype_description", language.of(question, "hint"))
                .number("order", question.number("order"))
                .text("description", language.of(question, "text"))
                .with("values", new AnswerValue.Items("value", choices));
    }

    private AnswerValue.Group choice(DocumentFields choice) {
        return new AnswerValue.Group().text("key", choice.get("key")).text("name", language.of(choice, "name"));
    }
}

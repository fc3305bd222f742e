package pilotcity.portal.face.shared.page.document;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.portal.face.shared.page.KindView;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.ScriptSafeJson;
import pilotcity.portal.face.shared.page.Visit;

/** What every page of a document shows, derived from its kind. */
public final class DocumentView {
    /** Groups whose rows join in time. */
    private static final List<String> SPANS = List.of("hops", "waits");

    private final Index index;
    private final Visit visit;
    private final Kind<?> kind;
    private final Document document;
    private final Map<String, Object> values;
    private final ReferencedDocuments referenced;
    private final DisplayValueFactory shown;
    private final DocumentFacts facts;
    private final Language language;
    private final Map<String, DocumentFact> told;

    public DocumentView(Index index, Kind<?> kind, Document document, Visit visit) {
        this.index = index;
        this.visit = visit;
        this.kind = kind;
        this.document = document;
        this.values = document.map();
        this.referenced = ReferencedDocuments.by(index, kind.fields().values(), List.of(values));
        this.shown = new DisplayValueFactory(referenced, visit).in(kind, values);
        this.facts = new DocumentFacts(kind.fields().values(), shown);
        this.told = facts.of(values);
        this.language = visit.language();
    }

    public Map<String, Object> values() {
        return values;
    }

    public ReferencedDocuments referenced() {
        return referenced;
    }

    public DocumentNames names() {
        return DocumentNames.of(kind, document.id(), values, language);
    }

    /** The facts by field name. */
    public Map<String, DocumentFact> facts() {
        return told;
    }

    /** Whether it is a simulated document. */
    public boolean isSimulated() {
        return kind.simulated() != null && Boolean.TRUE.equals(values.get(kind.simulated()));
    }

    public Map<String, @Nullable Object> model() {
        Map<String, @Nullable Object> model = new HashMap<>();
        DocumentNames documentNames = names();
        model.put("kind", KindView.of(kind, language));
        model.put("id", document.id());
        model.put("names", documentNames);
        model.put("title", documentNames.title());
        model.put("map", map());
        model.put("fact", facts());
        model.put("groups", groups());
        model.put("simulated", isSimulated());
        model.put("value", values);
        model.put("named", named());
        model.put("answered", QuestionAnswer.of(values.get("answers"), category(), language));
        for (String name : SPANS) {
            model.put(
                    name,
                    kind.findField(name).isEmpty() ? null : DurationBars.of(kind, name, values, shown, Instant.now()));
        }
        return model;
    }

    /** Whether what {@link #model} gave stays true while nothing is written: it counts nothing until now. */
    public static boolean isLasting(Map<String, @Nullable Object> model) {
        return SPANS.stream()
                .noneMatch(name -> model.get(name) instanceof DurationBars durationBars && durationBars.open());
    }

    private @Nullable Document category() {
        Object category = values.get("category");
        return category == null ? null : referenced.find("category", category.toString());
    }

    /** What the values of classifications are called, by what was decided and the value. */
    private Map<String, DisplayValue> named() {
        Map<String, DisplayValue> named = new HashMap<>();
        Map<Field<?>, Set<String>> wanted = new HashMap<>();
        for (Object row : ReferencedDocuments.listed(values.get("classifications"))) {
            Map<?, ?> entry = (Map<?, ?>) row;
            if (entry.get("value") != null) {
                kind.findField(String.valueOf(entry.get("subject")))
                        .ifPresent(field -> wanted.computeIfAbsent(field, each -> new LinkedHashSet<>())
                                .add(String.valueOf(entry.get("value"))));
            }
        }
        wanted.forEach((field, ids) -> {
            String target = field.target();
            if (target == null) {
                ids.forEach(code -> field.findLabel(code, language.tag())
                        .ifPresent(label -> named.put(key(field, code), DisplayValue.text(code, label))));
            } else {
                index.findAll(target, ids)
                        .forEach(
                                (id, found) -> named.put(key(field, id), DisplayValue.of(index.kinds(), found, visit)));
            }
        });
        return named;
    }

    private static String key(Field<?> field, String value) {
        return field.name() + " " + value;
    }

    private Map<String, FactTable> groups() {
        return kind.fields().values().stream()
                .filter(field -> field.type() == FieldType.OBJECT && values.containsKey(field.name()))
                .collect(Collectors.toMap(Field::name, this::group, (a, b) -> a, LinkedHashMap::new));
    }

    private FactTable group(Field<?> field) {
        List<Map<String, DocumentFact>> rows = facts.rows(field, values);
        Map<String, String> columns = new LinkedHashMap<>();
        for (Map<String, DocumentFact> row : rows) {
            row.values().forEach(fact -> columns.putIfAbsent(fact.name(), fact.title()));
        }
        return new FactTable(
                field.name(),
                language.of(field.title()),
                language.of(field.description()),
                columns,
                rows,
                facts.nested(field, values));
    }

    private @Nullable String map() {
        Object geometry = values.get(Kind.GEOMETRY);
        Map<String, Object> shapes = new HashMap<>();
        kind.fields().values().stream()
                .filter(field -> field.type() == FieldType.GEOMETRY && values.containsKey(field.name()))
                .forEach(field -> shapes.put(
                        field.name().equals(Kind.GEOMETRY) ? "geometry" : "outline", values.get(field.name())));
        if (geometry == null && shapes.isEmpty()) {
            return null;
        }
        shapes.put("precision", values.getOrDefault("pointPrecision", 0));
        shapes.put("near", kind.findField("reported").isPresent());
        return ScriptSafeJson.write(shapes);
    }
}

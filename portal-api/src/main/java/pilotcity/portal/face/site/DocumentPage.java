package pilotcity.portal.face.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Filter;
import pilotcity.index.kind.Document;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Reference;
import pilotcity.index.search.Hits;
import pilotcity.index.search.Index;
import pilotcity.index.search.SearchQuery;

/** Everything that the page of one document shows, derived from its kind. */
final class DocumentPage {
    private static final int RELATED = 8;

    private final Index index;
    private final Kind<?> kind;
    private final Visit visit;
    private final Language language;

    DocumentPage(Index index, Kind<?> kind, Visit visit) {
        this.index = index;
        this.kind = kind;
        this.visit = visit;
        this.language = visit.language();
    }

    /** What the template is given, or empty when there is no such document. */
    Optional<Map<String, @Nullable Object>> read(String id) {
        return index.find(kind.name(), id).map(this::model);
    }

    private Map<String, @Nullable Object> model(Document document) {
        Map<String, Object> values = document.map();
        Names names = Names.of(kind, document.id(), values, language);
        Referenced referenced = Referenced.by(index, kind.fields().values(), List.of(values));
        Facts facts = new Facts(kind.fields().values(), new Values(referenced, visit));
        Map<String, Fact> shown = facts.of(values);
        Nearby nearby = new Nearby(index, visit, kind.name() + "/" + document.id());
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put(
                "kind",
                new KindView(kind.name(), kind.plural(), language.of(kind.title()), language.of(kind.pluralTitle())));
        model.put("id", document.id());
        model.put("names", names);
        model.put("title", names.title());
        model.put("fact", shown);
        model.put(
                "facts",
                shown.values().stream()
                        .filter(fact -> isPlain(fact) && !fact.value().raw().equals(document.id()))
                        .toList());
        model.put("amounts", shown.values().stream().filter(this::isAmount).toList());
        model.put("groups", groups(facts, values));
        model.put("related", related(document.id()));
        model.put("map", map(values));
        model.put("nearby", nearby.items(values));
        model.put("nearbyAll", nearby.address(values));
        model.put("origin", origin(values, referenced));
        model.put("examples", Examples.of(kind, document.id(), visit));
        model.put("json", "/api" + Addresses.of(kind, document.id()));
        model.put("structured", StructuredData.of(kind.name(), names, values, visit));
        return model;
    }

    /** What has no better place on the page than the list of facts. */
    private boolean isPlain(Fact fact) {
        return !kind.nameFields().contains(fact.name())
                && !fact.name().startsWith("point")
                && !fact.name().equals("description")
                && !isOrigin(fact.name())
                && !isAmount(fact);
    }

    private boolean isAmount(Fact fact) {
        return fact.amount() && !fact.name().startsWith("point");
    }

    private Map<String, Group> groups(Facts facts, Map<String, Object> values) {
        return kind.fields().values().stream()
                .filter(field -> field.type() == FieldType.OBJECT && values.containsKey(field.name()))
                .collect(Collectors.toMap(
                        Field::name, field -> group(field, facts, values), (a, b) -> a, LinkedHashMap::new));
    }

    private Group group(Field<?> field, Facts facts, Map<String, Object> values) {
        List<Map<String, Fact>> rows = facts.rows(field, values);
        Map<String, String> columns = new LinkedHashMap<>();
        for (Map<String, Fact> row : rows) {
            row.values().forEach(fact -> columns.putIfAbsent(fact.name(), fact.title()));
        }
        return new Group(
                field.name(),
                language.of(field.title()),
                language.of(field.description()),
                columns,
                rows,
                facts.nested(field, values));
    }

    private List<Related> related(String id) {
        List<Related> related = new ArrayList<>();
        for (Reference reference : index.kinds().listReferences()) {
            if (reference.to().equals(kind.name()) && reference.inverse() != null) {
                Hits hits = index.search(SearchQuery.of(reference.from())
                        .withFilter(pointsTo(reference, id))
                        .withPage(RELATED, null, null));
                if (hits.total() > 0) {
                    related.add(related(reference, id, hits));
                }
            }
        }
        return related;
    }

    private Filter pointsTo(Reference reference, String id) {
        Field<?> field =
                index.kinds().get(reference.from()).findField(reference.field()).orElseThrow();
        return Selections.condition(field, List.of(id));
    }

    private Related related(Reference reference, String id, Hits hits) {
        Kind<?> from = index.kinds().get(reference.from());
        Field<?> field = from.findField(reference.field()).orElseThrow();
        List<Shown> items =
                hits.items().stream().map(hit -> link(from, hit.document())).toList();
        // The same kind can point here twice: a place's pilots, and the pilots of a province.
        String title = language.of(from.pluralTitle())
                + language.of("（", " (")
                + language.of(field.title())
                + language.of("）", ")");
        return new Related(
                Objects.requireNonNull(reference.inverse()),
                title,
                hits.total(),
                items,
                visit.link(Addresses.list(from.name(), field.name(), id)));
    }

    private Shown link(Kind<?> from, Document document) {
        Names names = Names.of(index.kinds(), document, language);
        return Shown.link(document.id(), names.title(), visit.link(Addresses.of(from, document.id())))
                .in(names.titleLang());
    }

    private @Nullable String map(Map<String, Object> values) {
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
        return Safe.json(shapes);
    }

    private boolean isOrigin(String name) {
        return kind.findField(name)
                .map(Field::target)
                .filter(target -> index.kinds().get(target).findField("license").isPresent())
                .isPresent();
    }

    /** What the data set says that the document comes from: its licence, whom to name, what to know. */
    private @Nullable Map<String, Object> origin(Map<String, Object> values, Referenced referenced) {
        return kind.fields().values().stream()
                .filter(field -> isOrigin(field.name()) && values.containsKey(field.name()))
                .findFirst()
                .map(field -> referenced.find(String.valueOf(field.target()), String.valueOf(values.get(field.name()))))
                .map((Function<Document, Map<String, Object>>) this::origin)
                .orElse(null);
    }

    private Map<String, Object> origin(Document set) {
        Kind<?> of = index.kinds().get(set.kind());
        Map<String, Object> values = set.map();
        Facts facts = new Facts(of.fields().values(), new Values(Referenced.by(index, List.of(), List.of()), visit));
        Map<String, Object> origin = new HashMap<>(facts.of(values));
        origin.put("link", link(of, set));
        of.findField("caveats").ifPresent(caveats -> origin.put("caveats", facts.rows(caveats, values)));
        return origin;
    }
}

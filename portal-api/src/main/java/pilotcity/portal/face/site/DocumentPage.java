package pilotcity.portal.face.site;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Document;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.index.search.Index;
import pilotcity.index.search.SetAside;

/** Everything that the page of one document shows, derived from its kind. */
final class DocumentPage {
    private final Index index;
    private final Kind<?> kind;
    private final Visit visit;
    private final Language language;
    private final Origin origin;

    DocumentPage(Index index, Kind<?> kind, Visit visit) {
        this.index = index;
        this.kind = kind;
        this.visit = visit;
        this.language = visit.language();
        this.origin = new Origin(index, kind, visit);
    }

    /** What the template is given, or empty when there is no such document. */
    Optional<Map<String, @Nullable Object>> read(String id) {
        return index.find(kind.name(), id).map(this::model);
    }

    private Map<String, @Nullable Object> model(Document document) {
        Map<String, Object> values = document.map();
        Names names = Names.of(kind, document.id(), values, language);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("kind", KindView.of(kind, language));
        model.put("id", document.id());
        model.put("names", names);
        model.put("title", names.title());
        model.put("map", map(values));
        model.put("examples", Examples.of(kind, document.id(), visit));
        model.put("json", "/api" + Addresses.of(kind, document.id()));
        model.put("structured", StructuredData.of(kind.name(), names, values, visit));
        addFacts(model, document.id(), values);
        addNeighbours(model, document.id(), values);
        return model;
    }

    private void addFacts(Map<String, @Nullable Object> model, String id, Map<String, Object> values) {
        Referenced referenced = Referenced.by(index, kind.fields().values(), List.of(values));
        Facts facts = new Facts(kind.fields().values(), new Values(referenced, visit));
        Map<String, Fact> shown = facts.of(values);
        model.put("fact", shown);
        model.put(
                "facts",
                shown.values().stream()
                        .filter(fact -> isPlain(fact) && !fact.value().raw().equals(id))
                        .toList());
        model.put("amounts", shown.values().stream().filter(this::isAmount).toList());
        model.put("groups", groups(facts, values));
        model.put("origin", origin.read(values, referenced));
    }

    private void addNeighbours(Map<String, @Nullable Object> model, String id, Map<String, Object> values) {
        Nearby nearby = new Nearby(index, visit, kind.name() + "/" + id);
        boolean aside = kind.setAside() != null && Boolean.TRUE.equals(values.get(kind.setAside()));
        SetAside listed = aside ? SetAside.INCLUDE : SetAside.EXCLUDE;
        model.put("related", new RelatedLists(index, kind, listed, visit).read(id));
        model.put("nearby", nearby.items(values));
        model.put("nearbyAll", nearby.address(values));
    }

    /** What has no better place on the page than the list of facts. */
    private boolean isPlain(Fact fact) {
        return !kind.nameFields().contains(fact.name())
                && !fact.name().startsWith("point")
                && !fact.name().equals("description")
                && !origin.isNamedBy(fact.name())
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
}

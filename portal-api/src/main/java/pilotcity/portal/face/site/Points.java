package pilotcity.portal.face.site;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pilotcity.index.kind.Document;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.index.search.Hit;
import pilotcity.index.search.Hits;
import pilotcity.index.search.Index;
import pilotcity.index.search.SearchQuery;

/** The results of a search as points for the map: all of them, not only the page that the list shows. */
final class Points {
    private static final int MOST = 5000;

    private final Index index;
    private final Visit visit;
    private final Map<String, Map<String, Object>> legend = new LinkedHashMap<>();
    private final List<Map<String, Object>> points = new ArrayList<>();

    Points(Index index, Visit visit) {
        this.index = index;
        this.visit = visit;
    }

    Buffer of(SearchQuery query) {
        SearchQuery page = query.withPage(SearchQuery.MAX_LIMIT, null, null).withTotal(false);
        boolean more = true;
        while (more && points.size() < MOST) {
            Hits hits = index.search(page);
            hits.items().stream().map(Hit::document).forEach(document -> add(document, query.kinds()));
            more = hits.more();
            page = more
                    ? page.withPage(
                            SearchQuery.MAX_LIMIT, hits.items().getLast().cursor(), null)
                    : page;
        }
        return Buffer.buffer(Safe.json(Map.of("legend", legend.values(), "points", points, "complete", !more)));
    }

    private void add(Document document, Set<String> asked) {
        Map<String, Object> values = document.map();
        if (!(values.get(Kind.GEOMETRY) instanceof Map<?, ?> shape
                && "Point".equals(shape.get("type"))
                && shape.get("coordinates") instanceof List<?> position)) {
            return;
        }
        Kind<?> kind = index.kinds().get(document.kind());
        Names names = Names.of(kind, document.id(), values, visit.language());
        points.add(Map.of(
                "key", kind.name() + "/" + document.id(),
                "href", visit.link(Addresses.of(kind, document.id())),
                "name", names.title(),
                "class", classOf(kind, values, asked),
                "at", position));
    }

    /** Points of one kind are told apart by the first field that sorts them into few classes, else by their kind. */
    private int classOf(Kind<?> kind, Map<String, Object> values, Set<String> asked) {
        Field<?> field = asked.size() == 1
                ? kind.fields().values().stream()
                        .filter(Points::isClass)
                        .findFirst()
                        .map(found -> (Field<?>) found)
                        .orElse(null)
                : null;
        String code = field == null ? kind.name() : String.valueOf(values.get(field.name()));
        String label = field == null
                ? visit.language().of(kind.pluralTitle())
                : field.findLabel(code, visit.language().tag()).orElse(code);
        Map<String, Object> entry = legend.computeIfAbsent(code, key -> {
            Map<String, Object> made = new LinkedHashMap<>();
            made.put("index", legend.size());
            made.put("code", code);
            made.put("label", label);
            return made;
        });
        return (Integer) entry.getOrDefault("index", 0);
    }

    private static boolean isClass(Field<?> field) {
        return field.facetable()
                && (field.type() == FieldType.INTEGER || !field.codes().isEmpty());
    }
}

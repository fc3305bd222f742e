package pilotcity.portal.face.site;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Document;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.index.search.FacetCount;
import pilotcity.index.search.Hit;
import pilotcity.index.search.Hits;
import pilotcity.index.search.Index;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SetAside;
import pilotcity.portal.face.page.Addresses;
import pilotcity.portal.face.page.Safe;
import pilotcity.portal.face.page.Visit;
import pilotcity.portal.face.page.ask.Asked;
import pilotcity.portal.face.page.show.Names;

/** The results of a search as points for the map: all of them, not only the page that the list shows. */
final class Points {
    private static final int MOST = 5000;

    private final Index index;
    private final Visit visit;
    private final Map<Integer, Map<String, Object>> legend = new TreeMap<>();
    private final Map<String, Classes> known = new HashMap<>();
    private final List<Map<String, Object>> points = new ArrayList<>();

    /** @param field null when points are told apart by their kind */
    private record Classes(@Nullable Field<?> field, List<String> codes) {}

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

    /** The classes of a kind's points: by the first field that has few values, always in the same order and colours. */
    private Classes classes(Kind<?> kind, Set<String> asked) {
        Field<?> field = asked.size() == 1
                ? kind.fields().values().stream()
                        .filter(Points::isClass)
                        .findFirst()
                        .map(found -> (Field<?>) found)
                        .orElse(null)
                : null;
        if (field == null) {
            return new Classes(
                    null, index.kinds().list().stream().map(Kind::name).toList());
        }
        SearchQuery all = SearchQuery.of(kind.name())
                .withSetAside(SetAside.INCLUDE)
                .withPage(0, null, null)
                .withFacets(Asked.requests(List.of(field.name()), MOST));
        List<String> codes = index.search(all).facets().getOrDefault(field.name(), List.of()).stream()
                .map(FacetCount::value)
                .sorted()
                .toList();
        return new Classes(field, codes);
    }

    private int classOf(Kind<?> kind, Map<String, Object> values, Set<String> asked) {
        Classes classes = known.computeIfAbsent(kind.name(), name -> classes(kind, asked));
        Field<?> field = classes.field();
        String code = field == null ? kind.name() : String.valueOf(values.get(field.name()));
        int number = Math.max(0, classes.codes().indexOf(code));
        legend.computeIfAbsent(number, key -> {
            String label = field == null
                    ? visit.language().of(kind.pluralTitle())
                    : field.findLabel(code, visit.language().tag()).orElse(code);
            return Map.of("index", number, "label", label);
        });
        return number;
    }

    private static boolean isClass(Field<?> field) {
        return field.facetable()
                && (field.type() == FieldType.INTEGER || !field.codes().isEmpty());
    }
}

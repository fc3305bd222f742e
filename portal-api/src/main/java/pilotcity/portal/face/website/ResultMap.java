package pilotcity.portal.face.website;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import pilotcity.index.Index;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.index.search.Extent;
import pilotcity.index.search.FacetCount;
import pilotcity.index.search.FacetRequest;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SimulatedDocuments;
import pilotcity.portal.face.shared.page.ScriptSafeJson;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.results.PageQuery;
import pilotcity.portal.face.shared.page.results.PageQueryReader;
import pilotcity.portal.kernel.encoding.UrlEncoding;

/** What a map has to know of the results of a search: where they are, the tiles that show them, and their colours. */
public final class ResultMap {
    /** The map has this many colours, and one for everything else. */
    private static final int COLOURS = 12;

    private static final int MOST_VALUES = 256;
    private static final Set<String> NO_CONDITIONS = Set.of("sort", "limit", "cursor", "highlight", "facets");

    private final Index index;
    private final PageQueryReader reader;
    private final Visit visit;

    /**
     * How points are distinguished: always in the same order, so in the same colours.
     *
     * @param field null when it is by their kind
     */
    private record Classes(String name, @Nullable Field<?> field, List<String> values) {}

    public ResultMap(Index index, PageQueryReader reader, Visit visit) {
        this.index = index;
        this.reader = reader;
        this.visit = visit;
    }

    public Buffer of(PageQuery page) {
        SearchQuery query = reader.read(page);
        Extent extent = index.extent(query);
        Classes classes = classes(query.kinds());
        Map<String, @Nullable Object> map = new HashMap<>();
        map.put("total", extent.count());
        map.put("extent", extent.count() == 0 ? null : corners(extent.degrees()));
        map.put("tiles", tiles(page, query.kinds(), classes));
        map.put("kind", query.kinds().size() == 1 ? query.kinds().iterator().next() : null);
        map.put("by", classes.name());
        map.put("classes", classes.values());
        map.put("legend", legend(query, classes));
        map.put("kinds", kinds());
        return Buffer.buffer(ScriptSafeJson.write(map));
    }

    private static List<Double> corners(Envelope box) {
        return List.of(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
    }

    /** The address of a tile; null when nothing of what is searched has a place. */
    private @Nullable String tiles(PageQuery page, Set<String> names, Classes classes) {
        Kind<?> only = names.size() == 1 ? index.kinds().get(names.iterator().next()) : null;
        if (only != null && !only.hasGeometry()) {
            return null;
        }
        MultiMap given = reader.api(page);
        NO_CONDITIONS.forEach(given::remove);
        if (only != null) {
            given.remove("kind");
        }
        given.set("by", classes.name());
        String query = given.entries().stream()
                .map(entry -> entry.getKey() + "=" + UrlEncoding.query(entry.getValue()))
                .collect(Collectors.joining("&"));
        return "/tiles/" + (only == null ? "all" : only.plural()) + "/{z}/{x}/{y}.mvt?" + query;
    }

    /** By the first field that has few values, where one kind is searched; else by kind. */
    private Classes classes(Set<String> kinds) {
        Field<?> field = kinds.size() == 1
                ? index.kinds().get(kinds.iterator().next()).fields().values().stream()
                        .filter(ResultMap::isClass)
                        .findFirst()
                        .map(found -> (Field<?>) found)
                        .orElse(null)
                : null;
        if (field == null) {
            return new Classes(
                    FacetRequest.KIND,
                    null,
                    index.kinds().list().stream().map(Kind::name).toList());
        }
        SearchQuery all = SearchQuery.of(kinds.toArray(String[]::new))
                .withSimulated(SimulatedDocuments.INCLUDE)
                .withLimit(0);
        return new Classes(field.name(), field, ordered(field, values(all, field.name())));
    }

    /** A code list in its own order, whatever there is of it today; other values, the most frequent ones, by name. */
    private static List<String> ordered(Field<?> field, List<String> values) {
        Set<String> ordered = new LinkedHashSet<>(field.codes().keySet());
        values.stream().limit(COLOURS).sorted().forEach(ordered::add);
        ordered.addAll(values);
        return List.copyOf(ordered);
    }

    private List<String> values(SearchQuery query, String field) {
        SearchQuery counting = query.withLimit(0).withFacets(PageQueryReader.requests(List.of(field), MOST_VALUES));
        return index.search(counting).facets().getOrDefault(field, List.of()).stream()
                .map(FacetCount::value)
                .toList();
    }

    private static boolean isClass(Field<?> field) {
        return field.facetable()
                && !field.list()
                && (field.type() == FieldType.INTEGER || !field.codes().isEmpty());
    }

    private List<Map<String, Object>> legend(SearchQuery query, Classes classes) {
        Set<String> present = Set.copyOf(values(query, classes.name()));
        List<Map<String, Object>> legend = new ArrayList<>();
        for (int i = 0; i < classes.values().size(); i++) {
            String value = classes.values().get(i);
            Field<?> field = classes.field();
            boolean shown = field != null || index.kinds().get(value).hasGeometry();
            if (shown && present.contains(value) && i < COLOURS) {
                legend.add(Map.of("index", i, "label", label(field, value)));
            }
        }
        if (classes.values().stream().skip(COLOURS).anyMatch(present::contains)) {
            legend.add(Map.of("index", COLOURS, "label", visit.language().of("其他", "Others")));
        }
        return legend;
    }

    private String label(@Nullable Field<?> field, String value) {
        return field == null
                ? visit.language().of(index.kinds().get(value).pluralTitle())
                : field.findLabel(value, visit.language().tag()).orElse(value);
    }

    /** Where the pages of each kind are, and what its documents are called by. */
    private Map<String, Map<String, Object>> kinds() {
        Map<String, Map<String, Object>> kinds = new HashMap<>();
        for (Kind<?> kind : index.kinds().list()) {
            kinds.put(
                    kind.name(),
                    Map.of(
                            "path", visit.link("/" + kind.plural() + "/"),
                            "title", visit.language().of(kind.title()),
                            "names", kind.nameFields()));
        }
        return kinds;
    }
}

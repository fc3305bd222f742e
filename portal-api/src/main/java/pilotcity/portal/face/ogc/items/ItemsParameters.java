package pilotcity.portal.face.ogc.items;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Filter;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.search.FacetRequest;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SimulatedDocuments;
import pilotcity.index.search.SortStep;
import pilotcity.portal.face.ogc.core.CollectionType;
import pilotcity.portal.face.ogc.core.OgcCollection;
import pilotcity.portal.face.ogc.core.OgcRequest;
import pilotcity.portal.face.ogc.geojson.ReferenceSystem;
import pilotcity.portal.face.shared.parameters.DatetimeParameter;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.problem.Problem;

/**
 * The parameters of {@code /collections/{id}/items} (OGC API Features 1.0.1, clause 7.15; Part 2, clause 6.2; Part 3,
 * clauses 6.4 and 7; OGC API Records 1.0, clause 8). All conditions are combined by AND.
 */
public final class ItemsParameters {
    public static final int DEFAULT_LIMIT = ItemsPaging.DEFAULT_LIMIT;
    public static final int MOST = ItemsPaging.MOST;

    static final String CRS = "crs";
    static final String AGGREGATIONS = "aggregations";

    private static final int MOST_VALUES = 50;
    private static final Set<String> COMMON = Set.of(
            OgcRequest.FORMAT,
            "limit",
            "bbox",
            "bbox-crs",
            "datetime",
            CRS,
            "filter",
            "filter-lang",
            "filter-crs",
            "sortby",
            AGGREGATIONS,
            ItemsPaging.CURSOR,
            ItemsPaging.BEFORE,
            ItemsPaging.OFFSET);

    private final Duration timeout;

    public ItemsParameters(Duration timeout) {
        this.timeout = timeout;
    }

    /** Properties that can be parameters of their own: all but shapes, which have no short form. */
    public static List<? extends Field<?>> ofProperties(OgcCollection collection) {
        return collection.queryables().stream()
                .filter(field -> field.type() != FieldType.GEOMETRY && !COMMON.contains(field.name()))
                .toList();
    }

    private static Set<String> known(OgcCollection collection) {
        Set<String> known = new HashSet<>(COMMON);
        known.add(collection.names().id());
        ofProperties(collection).forEach(field -> known.add(field.name()));
        if (collection.records()) {
            known.addAll(RecordParameters.KNOWN);
        }
        return known;
    }

    /** @throws Problem that names the parameter that is wrong */
    ItemsQuery read(MultiMap values, OgcCollection collection) {
        QueryParameters given = QueryParameters.of(values, known(collection));
        ItemsPaging paging = ItemsPaging.read(given);
        SearchQuery search = paging.of(SearchQuery.of(collection.kind().name())
                .withFilter(filter(given, collection))
                .withSort(sort(given, collection))
                .withFacets(facets(given, collection))
                .withSimulated(setAside(given, collection))
                .withTimeout(timeout));
        return new ItemsQuery(search, paging, system(given, CRS));
    }

    static ReferenceSystem system(QueryParameters given, String parameter) {
        return given.find(parameter)
                .map(text -> ReferenceSystem.of(parameter, text))
                .orElse(ReferenceSystem.CRS84);
    }

    private static @Nullable Filter filter(QueryParameters given, OgcCollection collection) {
        List<Filter> conditions = new ArrayList<>();
        BboxParameter.read(given).map(collection::in).ifPresent(conditions::add);
        given.read("datetime", DatetimeParameter::read)
                .filter(when -> collection.hasTime())
                .map(when -> collection.during(((Filter.Temporal) when).right()))
                .ifPresent(conditions::add);
        PropertyConditions.written(given).ifPresent(conditions::add);
        if (collection.type() != CollectionType.ROWS) {
            given.find("id").map(id -> PropertyConditions.equal("id", id)).ifPresent(conditions::add);
        }
        for (Field<?> field : ofProperties(collection)) {
            boolean own = collection.records() && RecordParameters.KNOWN.contains(field.name());
            if (!own && !collection.findSimulated().filter(field.name()::equals).isPresent()) {
                given.find(field.name())
                        .map(text -> PropertyConditions.of(field, text))
                        .ifPresent(conditions::add);
            }
        }
        if (collection.records()) {
            conditions.addAll(RecordParameters.read(given));
        }
        return switch (conditions.size()) {
            case 0 -> null;
            case 1 -> conditions.getFirst();
            default -> new Filter.And(conditions);
        };
    }

    /** {@code -announced,+name}: descending with a minus. */
    private static List<SortStep> sort(QueryParameters given, OgcCollection collection) {
        List<SortStep> sortStep = new ArrayList<>();
        for (String step : given.list("sortby")) {
            boolean descending = step.startsWith("-");
            String name = descending || step.startsWith("+") ? step.substring(1) : step.strip();
            boolean known = name.equals(collection.names().id())
                    || collection.sortables().stream()
                            .anyMatch(field -> field.name().equals(name));
            if (!known) {
                List<String> names =
                        collection.sortables().stream().map(Field::name).toList();
                throw Problem.field(
                        "sortby", "cannot sort by '" + name + "'; sortable are id, " + String.join(", ", names));
            }
            sortStep.add(new SortStep(name, descending));
        }
        return sortStep;
    }

    /** {@code province,level:10}: with the number of values wanted. */
    private static List<FacetRequest> facets(QueryParameters given, OgcCollection collection) {
        return given.list(AGGREGATIONS).stream()
                .map(text -> facet(text, collection.facets()))
                .toList();
    }

    private static FacetRequest facet(String text, List<String> facets) {
        String[] parts = text.split(":", 2);
        if (!facets.contains(parts[0])) {
            throw Problem.field(
                    AGGREGATIONS, "cannot count '" + parts[0] + "'; there are " + String.join(", ", facets));
        }
        if (parts.length == 2 && !parts[1].matches("[1-9][0-9]{0,3}")) {
            throw Problem.field(AGGREGATIONS, "the number of values must be from 1 to 9999, not '" + parts[1] + "'");
        }
        return new FacetRequest(parts[0], parts.length == 2 ? Integer.parseInt(parts[1]) : MOST_VALUES);
    }

    /** Simulated documents are left out unless they are asked for. */
    private static SimulatedDocuments setAside(QueryParameters given, OgcCollection collection) {
        String field = collection.findSimulated().orElse("");
        return given.find(field)
                .map(value -> switch (value) {
                    case "exclude", "false" -> SimulatedDocuments.EXCLUDE;
                    case "include" -> SimulatedDocuments.INCLUDE;
                    case "only", "true" -> SimulatedDocuments.ONLY;
                    default -> throw Problem.field(field, "must be true, false or include, not '" + value + "'");
                })
                .orElse(SimulatedDocuments.EXCLUDE);
    }
}

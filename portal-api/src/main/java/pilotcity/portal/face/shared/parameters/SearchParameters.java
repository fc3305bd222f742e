package pilotcity.portal.face.shared.parameters;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.cql2json.Cql2Json;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.search.NearPoint;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SimulatedDocuments;
import pilotcity.portal.kernel.http.operation.OperationParameter;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.problem.Problem;

/** Reads the query parameters of a search into a query. */
public final class SearchParameters {
    /** The name of {@link SearchParameterDefinitions#SIMULATED}. */
    public static final String SIMULATED = "simulated";

    /** Every parameter of {@code GET /api/search}. */
    public static final Set<String> KNOWN = Set.of(
            "q",
            "kind",
            "filter",
            "filter-lang",
            "bbox",
            "within",
            "near",
            "radius",
            "datetime",
            "facets",
            "sort",
            "highlight",
            "limit",
            SIMULATED,
            "cursor",
            "atLeast");

    private final OperationParameter<List<String>> kind;
    private final List<OperationParameter<?>> described;
    private final Duration timeout;

    public SearchParameters(Kinds kinds, Duration timeout) {
        this.kind = SearchParameterDefinitions.kind(kinds);
        this.described = SearchParameterDefinitions.list(kinds);
        this.timeout = timeout;
    }

    /** The same parameters, described. */
    public List<OperationParameter<?>> described() {
        return described;
    }

    /** @throws Problem that names the parameter that is wrong */
    public SearchQuery read(QueryParameters given) {
        Set<String> kinds = new LinkedHashSet<>(kind.find(given).orElse(List.of()));
        return SearchQuery.of(kinds.toArray(String[]::new))
                .withText(SearchParameterDefinitions.Q.find(given).orElse(null))
                .withFilter(filter(given))
                .withNear(near(given))
                .withSort(SearchParameterDefinitions.SORT.find(given).orElse(List.of()))
                .withPage(
                        SearchParameterDefinitions.LIMIT.get(given),
                        SearchParameterDefinitions.CURSOR.find(given).orElse(null),
                        null)
                .withFacets(SearchParameterDefinitions.FACETS.find(given).orElse(List.of()))
                .withHighlight(SearchParameterDefinitions.HIGHLIGHT.get(given))
                .withSimulated(simulated(SearchParameterDefinitions.SIMULATED.get(given)))
                .withTimeout(timeout);
    }

    private static SimulatedDocuments simulated(String value) {
        return switch (value) {
            case "include" -> SimulatedDocuments.INCLUDE;
            case "only" -> SimulatedDocuments.ONLY;
            default -> SimulatedDocuments.EXCLUDE;
        };
    }

    private static @Nullable Filter filter(QueryParameters given) {
        Optional<String> language = SearchParameterDefinitions.FILTER_LANG.find(given);
        List<Filter> conditions = Stream.of(
                        SearchParameterDefinitions.FILTER.find(given).map(text -> condition(text, language)),
                        SearchParameterDefinitions.BBOX.find(given).map(box -> inBox(box, Kind.GEOMETRY)),
                        SearchParameterDefinitions.WITHIN
                                .find(given)
                                .map(shape -> intersects(Kind.GEOMETRY, new Expression.Shape(shape))),
                        SearchParameterDefinitions.DATETIME.find(given))
                .flatMap(Optional::stream)
                .toList();
        return switch (conditions.size()) {
            case 0 -> null;
            case 1 -> conditions.getFirst();
            default -> new Filter.And(conditions);
        };
    }

    /** A condition in either way to write CQL2; which one is guessed where it is not said. */
    public static Filter condition(String text, Optional<String> language) {
        String guessed = text.stripLeading().startsWith("{") ? "cql2-json" : "cql2-text";
        return language.orElse(guessed).equals("cql2-json") ? Cql2Json.parse(text) : Cql2Text.parse(text);
    }

    /**
     * What lies in a box of four or six numbers.
     *
     * @param place the property that says where something is
     */
    public static Filter inBox(double[] box, String place) {
        int half = box.length / 2;
        try {
            return intersects(place, Expression.Box.onEarth(box[0], box[1], box[half], box[half + 1]));
        } catch (IllegalArgumentException e) {
            throw Problem.field("bbox", String.valueOf(e.getMessage()));
        }
    }

    private static Filter intersects(String place, Expression area) {
        return new Filter.Spatial(Filter.SpatialOperator.S_INTERSECTS, new Expression.Property(place), area);
    }

    private static @Nullable NearPoint near(QueryParameters given) {
        Optional<Double> radius = SearchParameterDefinitions.RADIUS.find(given);
        Optional<NearPoint> nearPoint = SearchParameterDefinitions.NEAR
                .find(given)
                .map(point ->
                        new NearPoint(longitude("near", point[0]), latitude("near", point[1]), radius.orElse(null)));
        if (nearPoint.isEmpty() && radius.isPresent()) {
            throw Problem.field("radius", "needs near=lon,lat");
        }
        return nearPoint.orElse(null);
    }

    private static double longitude(String parameter, double value) {
        if (Math.abs(value) > 180) {
            throw Problem.field(parameter, "longitude must be from -180 to 180, not " + value);
        }
        return value;
    }

    private static double latitude(String parameter, double value) {
        if (Math.abs(value) > 90) {
            throw Problem.field(parameter, "latitude must be from -90 to 90, not " + value);
        }
        return value;
    }
}

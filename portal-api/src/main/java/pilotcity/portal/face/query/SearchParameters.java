package pilotcity.portal.face.query;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.json.Cql2Json;
import pilotcity.index.filter.text.Cql2Text;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.search.Near;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SetAside;
import pilotcity.portal.kernel.http.Parameters;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.http.operation.Parameter;

/** Reads the query parameters of a search into a query. */
public final class SearchParameters {
    /** The name of {@link SearchTerms#SIMULATED}. */
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

    private final Parameter<List<String>> kind;
    private final List<Parameter<?>> described;
    private final Duration timeout;

    public SearchParameters(Kinds kinds, Duration timeout) {
        this.kind = SearchTerms.kind(kinds);
        this.described = SearchTerms.list(kinds);
        this.timeout = timeout;
    }

    /** The same parameters, described. */
    public List<Parameter<?>> described() {
        return described;
    }

    /** @throws Problem that names the parameter that is wrong */
    public SearchQuery read(Parameters given) {
        Set<String> kinds = new LinkedHashSet<>(kind.find(given).orElse(List.of()));
        return SearchQuery.of(kinds.toArray(String[]::new))
                .withText(SearchTerms.Q.find(given).orElse(null))
                .withFilter(filter(given))
                .withNear(near(given))
                .withSort(SearchTerms.SORT.find(given).orElse(List.of()))
                .withPage(
                        SearchTerms.LIMIT.get(given),
                        SearchTerms.CURSOR.find(given).orElse(null),
                        null)
                .withFacets(SearchTerms.FACETS.find(given).orElse(List.of()))
                .withHighlight(SearchTerms.HIGHLIGHT.get(given))
                .withSetAside(simulated(SearchTerms.SIMULATED.get(given)))
                .withTimeout(timeout);
    }

    private static SetAside simulated(String value) {
        return switch (value) {
            case "include" -> SetAside.INCLUDE;
            case "only" -> SetAside.ONLY;
            default -> SetAside.EXCLUDE;
        };
    }

    private static @Nullable Filter filter(Parameters given) {
        Optional<String> language = SearchTerms.FILTER_LANG.find(given);
        List<Filter> conditions = Stream.of(
                        SearchTerms.FILTER.find(given).map(text -> condition(text, language)),
                        SearchTerms.BBOX.find(given).map(SearchParameters::inBox),
                        SearchTerms.WITHIN.find(given).map(shape -> intersects(new Expression.Shape(shape))),
                        SearchTerms.DATETIME.find(given))
                .flatMap(Optional::stream)
                .toList();
        return switch (conditions.size()) {
            case 0 -> null;
            case 1 -> conditions.getFirst();
            default -> new Filter.And(conditions);
        };
    }

    private static Filter condition(String text, Optional<String> language) {
        String guessed = text.stripLeading().startsWith("{") ? "cql2-json" : "cql2-text";
        return language.orElse(guessed).equals("cql2-json") ? Cql2Json.parse(text) : Cql2Text.parse(text);
    }

    private static Filter inBox(double[] box) {
        int half = box.length / 2;
        try {
            return intersects(Expression.Box.onEarth(box[0], box[1], box[half], box[half + 1]));
        } catch (IllegalArgumentException e) {
            throw Problem.field("bbox", String.valueOf(e.getMessage()));
        }
    }

    private static Filter intersects(Expression area) {
        return new Filter.Spatial(Filter.SpatialOperator.S_INTERSECTS, new Expression.Property(Kind.GEOMETRY), area);
    }

    private static @Nullable Near near(Parameters given) {
        Optional<Double> radius = SearchTerms.RADIUS.find(given);
        Optional<Near> near = SearchTerms.NEAR
                .find(given)
                .map(point -> new Near(longitude("near", point[0]), latitude("near", point[1]), radius.orElse(null)));
        if (near.isEmpty() && radius.isPresent()) {
            throw Problem.field("radius", "needs near=lon,lat");
        }
        return near.orElse(null);
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

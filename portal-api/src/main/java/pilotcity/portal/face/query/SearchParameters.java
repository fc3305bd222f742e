package pilotcity.portal.face.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import pilotcity.index.filter.Cql2Json;
import pilotcity.index.filter.Cql2Text;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.search.FacetRequest;
import pilotcity.index.search.Near;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SetAside;
import pilotcity.index.search.Sort;
import pilotcity.index.spatial.GeoJson;
import pilotcity.index.spatial.Geometries;
import pilotcity.portal.kernel.http.Parameters;
import pilotcity.portal.kernel.http.Problem;

/** Reads the query parameters of a search. */
public final class SearchParameters {
    /** Whether documents that their kind sets aside are found: the one reason for that is that they are simulated. */
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

    private static final int FACET_LIMIT = 50;
    private static final double EARTH_HALF_METRES = 20_100_000;

    private final Kinds kinds;
    private final Duration timeout;

    public SearchParameters(Kinds kinds, Duration timeout) {
        this.kinds = kinds;
        this.timeout = timeout;
    }

    /** @throws Problem that names the parameter that is wrong */
    public SearchQuery read(Parameters given) {
        return SearchQuery.of(kindNames(given))
                .withText(given.find("q").orElse(null))
                .withFilter(filter(given))
                .withNear(near(given))
                .withSort(sort(given))
                .withPage(
                        given.integer("limit", 20, 0, SearchQuery.MAX_LIMIT),
                        given.find("cursor").orElse(null),
                        null)
                .withFacets(facets(given))
                .withHighlight(given.flag("highlight", false))
                .withSetAside(
                        given.find(SIMULATED).map(SearchParameters::simulated).orElse(SetAside.EXCLUDE))
                .withTimeout(timeout);
    }

    private String[] kindNames(Parameters given) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : given.list("kind")) {
            Kind<?> kind = kinds.find(name)
                    .orElseThrow(() -> Problem.field(
                            "kind", "no kind '" + name + "'; there are " + String.join(", ", kinds.names())));
            names.add(kind.name());
        }
        return names.toArray(String[]::new);
    }

    private static SetAside simulated(String value) {
        return switch (value) {
            case "exclude" -> SetAside.EXCLUDE;
            case "include" -> SetAside.INCLUDE;
            case "only" -> SetAside.ONLY;
            default -> throw Problem.field(SIMULATED, "must be exclude, include or only, not '" + value + "'");
        };
    }

    private @Nullable Filter filter(Parameters given) {
        List<Filter> conditions = Stream.of(
                        given.find("filter").map(text -> language(given, text)),
                        given.numbers("bbox", Set.of(4, 6)).map(SearchParameters::inBox),
                        given.read("within", SearchParameters::geometry).map(SearchParameters::inShape),
                        given.read("datetime", Datetimes::read))
                .flatMap(Optional::stream)
                .toList();
        return switch (conditions.size()) {
            case 0 -> null;
            case 1 -> conditions.getFirst();
            default -> new Filter.And(conditions);
        };
    }

    private static Filter language(Parameters given, String text) {
        String language =
                given.find("filter-lang").orElse(text.stripLeading().startsWith("{") ? "cql2-json" : "cql2-text");
        return switch (language) {
            case "cql2-text" -> Cql2Text.parse(text);
            case "cql2-json" -> Cql2Json.parse(text);
            default -> throw Problem.field("filter-lang", "must be cql2-text or cql2-json, not '" + language + "'");
        };
    }

    private static Filter inBox(double[] box) {
        int half = box.length / 2;
        double west = longitude("bbox", box[0]);
        double south = latitude("bbox", box[1]);
        double east = longitude("bbox", box[half]);
        double north = latitude("bbox", box[half + 1]);
        if (south > north) {
            throw Problem.field("bbox", "south is greater than north; the order is west,south,east,north");
        }
        return intersects(new Expression.Box(west, south, east, north));
    }

    private static Geometry geometry(String text) {
        boolean json = text.stripLeading().startsWith("{");
        return Geometries.requireValid(json ? GeoJson.read(text) : Geometries.readWkt(text));
    }

    private static Filter inShape(Geometry shape) {
        return intersects(new Expression.Shape(shape));
    }

    private static Filter intersects(Expression area) {
        return new Filter.Spatial(Filter.SpatialOperator.S_INTERSECTS, new Expression.Property(Kind.GEOMETRY), area);
    }

    private static @Nullable Near near(Parameters given) {
        Optional<Double> radius = given.number("radius", 0, EARTH_HALF_METRES);
        Optional<Near> near = given.numbers("near", Set.of(2))
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

    /** {@code -announced,name}: descending with a minus; the score alone is best first. */
    private static List<Sort> sort(Parameters given) {
        List<Sort> sort = new ArrayList<>();
        for (String step : given.list("sort")) {
            boolean minus = step.startsWith("-");
            String field = minus || step.startsWith("+") ? step.substring(1) : step;
            sort.add(new Sort(field, field.equals(Sort.SCORE) || minus));
        }
        return sort;
    }

    /** {@code province,level:10}: with the number of values wanted. */
    private static List<FacetRequest> facets(Parameters given) {
        return given.list("facets").stream().map(SearchParameters::facet).toList();
    }

    private static FacetRequest facet(String text) {
        String[] parts = text.split(":", 2);
        if (parts.length == 1) {
            return new FacetRequest(text, FACET_LIMIT);
        }
        if (!parts[1].matches("[1-9][0-9]{0,3}")) {
            throw Problem.field("facets", "the number of values must be from 1 to 9999, not '" + parts[1] + "'");
        }
        return new FacetRequest(parts[0], Integer.parseInt(parts[1]));
    }
}

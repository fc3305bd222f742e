package pilotcity.portal.face.open311.input;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;
import pilotcity.index.search.NearPoint;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SimulatedDocuments;
import pilotcity.index.search.SortStep;
import pilotcity.portal.face.open311.answer.W3cTimes;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.problem.Problem;

/** The arguments of {@code GET requests}. */
public final class ServiceRequestQuery {
    public static final String KIND = "record";
    public static final String SIMULATED = "simulated";
    public static final String EXTENSIONS = "extensions";
    public static final String IDS = "service_request_id";
    static final String CODES = "service_code";
    static final String STATUS = "status";

    public static final Set<String> KNOWN = Set.of(
            IDS,
            CODES,
            "start_date",
            "end_date",
            STATUS,
            "updated_after",
            "updated_before",
            "lat",
            "long",
            "radius",
            "page",
            "page_size",
            EXTENSIONS,
            SIMULATED);

    private static final double USUAL_RADIUS = 1_000;
    private static final double LARGEST_RADIUS = 100_000;

    private ServiceRequestQuery() {}

    /** @throws Problem that names the argument that is wrong */
    public static SearchQuery read(QueryParameters given, Instant now, ZoneId zone) {
        List<Filter> conditions = new ArrayList<>();
        List<String> codes = given.list(CODES);
        if (!codes.isEmpty()) {
            conditions.add(new Filter.In(
                    new Expression.Property("category"),
                    codes.stream().<Expression>map(Expression.Text::new).toList()));
        }
        status(given).ifPresent(conditions::add);
        W3cTimes.Span updated = new W3cTimes.Span(
                given.read("updated_after", text -> W3cTimes.read(text, zone)).orElse(null),
                given.read("updated_before", text -> W3cTimes.read(text, zone)).orElse(null));
        conditions.addAll(within("updated", updated));
        boolean anyTime = updated.from() != null || updated.until() != null;
        W3cTimes.span(given, zone)
                .or(() -> anyTime ? Optional.empty() : Optional.of(W3cTimes.recent(now)))
                .ifPresent(span -> conditions.addAll(within("reported", span)));
        return SearchQuery.of(KIND)
                .withFilter(conditions.isEmpty() ? null : new Filter.And(conditions))
                .withNear(near(given))
                .withSort(List.of(new SortStep("reported", true)))
                .withSimulated(simulated(given));
    }

    public static List<Filter> within(String field, W3cTimes.Span span) {
        List<Filter> conditions = new ArrayList<>();
        Expression value = new Expression.Property(field);
        W3cTimes.Moment from = span.from();
        if (from != null) {
            conditions.add(new Filter.Compare(value, Filter.Operator.GREATER_OR_EQUAL, expression(from)));
        }
        W3cTimes.Moment until = span.until();
        if (until != null) {
            conditions.add(
                    until.day() != null
                            ? new Filter.Compare(value, Filter.Operator.LESS_OR_EQUAL, expression(until))
                            : new Filter.Compare(
                                    value, Filter.Operator.LESS, new Expression.Timestamp(until.endExclusive())));
        }
        return conditions;
    }

    private static Expression expression(W3cTimes.Moment moment) {
        return moment.day() == null ? new Expression.Timestamp(moment.at()) : new Expression.Day(moment.day());
    }

    private static Optional<Filter> status(QueryParameters given) {
        List<String> asked = given.list(STATUS);
        for (String status : asked) {
            if (!status.equals("open") && !status.equals("closed")) {
                throw Problem.field(STATUS, "must be open, closed or both, not '" + status + "'");
            }
        }
        Filter open = new Filter.Holds(new Expression.Property("isOpen"));
        return asked.isEmpty() || Set.copyOf(asked).size() > 1
                ? Optional.empty()
                : Optional.of(asked.getFirst().equals("open") ? open : new Filter.Not(open));
    }

    public static SimulatedDocuments simulated(QueryParameters given) {
        return given.find(SIMULATED)
                .map(value -> switch (value) {
                    case "exclude" -> SimulatedDocuments.EXCLUDE;
                    case "include" -> SimulatedDocuments.INCLUDE;
                    default -> throw Problem.field(SIMULATED, "must be exclude or include, not '" + value + "'");
                })
                .orElse(SimulatedDocuments.EXCLUDE);
    }

    private static @Nullable NearPoint near(QueryParameters given) {
        Double lat = given.number("lat", -90, 90).orElse(null);
        Double lon = given.number("long", -180, 180).orElse(null);
        Double radius = given.number("radius", 1, LARGEST_RADIUS).orElse(null);
        if (lat == null && lon == null && radius == null) {
            return null;
        }
        if (lat == null || lon == null) {
            throw Problem.field(lat == null ? "lat" : "long", "is missing: a place has lat and long");
        }
        return new NearPoint(lon, lat, radius == null ? USUAL_RADIUS : radius);
    }
}

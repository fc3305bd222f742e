package pilotcity.portal.face.open311;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;
import pilotcity.index.search.Near;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SetAside;
import pilotcity.index.search.Sort;
import pilotcity.portal.kernel.http.Parameters;
import pilotcity.portal.kernel.http.Problem;

/** The arguments of {@code GET requests}. */
final class RequestQuery {
    static final String KIND = "record";
    static final String SIMULATED = "simulated";
    static final String EXTENSIONS = "extensions";
    static final String IDS = "service_request_id";
    static final String CODES = "service_code";
    static final String STATUS = "status";

    static final Set<String> KNOWN = Set.of(
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

    private RequestQuery() {}

    /** @throws Problem that names the argument that is wrong */
    static SearchQuery read(Parameters given, Instant now, ZoneId zone) {
        List<Filter> conditions = new ArrayList<>();
        List<String> codes = given.list(CODES);
        if (!codes.isEmpty()) {
            conditions.add(new Filter.In(
                    new Expression.Property("category"),
                    codes.stream().<Expression>map(Expression.Text::new).toList()));
        }
        status(given).ifPresent(conditions::add);
        Times.Span updated = new Times.Span(
                given.read("updated_after", text -> Times.read(text, zone)).orElse(null),
                given.read("updated_before", text -> Times.read(text, zone)).orElse(null));
        conditions.addAll(within("updated", updated));
        boolean anyTime = updated.from() != null || updated.until() != null;
        Times.span(given, zone)
                .or(() -> anyTime ? Optional.empty() : Optional.of(Times.recent(now)))
                .ifPresent(span -> conditions.addAll(within("reported", span)));
        return SearchQuery.of(KIND)
                .withFilter(conditions.isEmpty() ? null : new Filter.And(conditions))
                .withNear(near(given))
                .withSort(List.of(new Sort("reported", true)))
                .withSetAside(simulated(given));
    }

    static List<Filter> within(String field, Times.Span span) {
        List<Filter> conditions = new ArrayList<>();
        Expression value = new Expression.Property(field);
        Times.Moment from = span.from();
        if (from != null) {
            conditions.add(new Filter.Compare(value, Filter.Operator.GREATER_OR_EQUAL, expression(from)));
        }
        Times.Moment until = span.until();
        if (until != null) {
            conditions.add(
                    until.day() != null
                            ? new Filter.Compare(value, Filter.Operator.LESS_OR_EQUAL, expression(until))
                            : new Filter.Compare(
                                    value, Filter.Operator.LESS, new Expression.Timestamp(until.behind())));
        }
        return conditions;
    }

    private static Expression expression(Times.Moment moment) {
        return moment.day() == null ? new Expression.Timestamp(moment.at()) : new Expression.Day(moment.day());
    }

    private static Optional<Filter> status(Parameters given) {
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

    static SetAside simulated(Parameters given) {
        return given.find(SIMULATED)
                .map(value -> switch (value) {
                    case "exclude" -> SetAside.EXCLUDE;
                    case "include" -> SetAside.INCLUDE;
                    default -> throw Problem.field(SIMULATED, "must be exclude or include, not '" + value + "'");
                })
                .orElse(SetAside.EXCLUDE);
    }

    private static @Nullable Near near(Parameters given) {
        Double lat = given.number("lat", -90, 90).orElse(null);
        Double lon = given.number("long", -180, 180).orElse(null);
        Double radius = given.number("radius", 1, LARGEST_RADIUS).orElse(null);
        if (lat == null && lon == null && radius == null) {
            return null;
        }
        if (lat == null || lon == null) {
            throw Problem.field(lat == null ? "lat" : "long", "is missing: a place has lat and long");
        }
        return new Near(lon, lat, radius == null ? USUAL_RADIUS : radius);
    }
}

package pilotcity.portal.face.feed;

import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pilotcity.index.Index;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;
import pilotcity.index.search.NearPoint;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.face.shared.page.results.SelectionFilter;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.problem.Problem;

/**
 * The addresses under {@code /rss} by which FixMyStreet's users follow problems. They are about reports, so this class
 * says which kinds and fields those are here.
 */
final class FixMyStreetFeeds {
    static final String PROBLEM = "record";

    private static final Pattern PLACE = Pattern.compile("(-?[0-9]{1,3}(?:\\.[0-9]+)?),(-?[0-9]{1,3}(?:\\.[0-9]+)?)");
    private static final Pattern KILOMETRES = Pattern.compile("[0-9]{1,4}(?:\\.[0-9]+)?");
    private static final String BODY = "organisation";
    private static final String WARD = "place";
    private static final double USUAL_KILOMETRES = 5;
    private static final double METRES = 1000;

    private FixMyStreetFeeds() {}

    /** Problems around {@code {lat},{lon}}, within {@code km} kilometres. */
    static SearchQuery near(RoutingContext context, SearchQuery query) {
        Matcher place = PLACE.matcher(ResponseSender.path(context, "where"));
        if (!place.matches()) {
            throw Problem.field("where", "must be latitude,longitude");
        }
        double lat = Double.parseDouble(place.group(1));
        double lon = Double.parseDouble(place.group(2));
        if (Math.abs(lat) > 90 || Math.abs(lon) > 180) {
            throw Problem.field("where", "must be latitude,longitude in degrees");
        }
        String asked = context.pathParam("km");
        if (asked != null && !KILOMETRES.matcher(asked).matches()) {
            throw Problem.field("km", "must be a number of kilometres, not '" + asked + "'");
        }
        double kilometres = asked == null ? USUAL_KILOMETRES : Double.parseDouble(asked);
        return query.withNear(new NearPoint(lon, lat, kilometres * METRES));
    }

    /** Problems of an organisation, in one place where a ward is given; both by id or name. */
    static SearchQuery ofBody(Index index, RoutingContext context, SearchQuery query) {
        Kind<?> problems = index.kinds().get(PROBLEM);
        String body = id(index, BODY, ResponseSender.path(context, "body"));
        Filter filter = new Filter.Or(List.of(condition(problems, BODY, body), condition(problems, "authority", body)));
        String ward = context.pathParam("ward");
        return query.withFilter(
                ward == null
                        ? filter
                        : new Filter.And(List.of(filter, condition(problems, WARD, id(index, WARD, ward)))));
    }

    private static Filter condition(Kind<?> kind, String name, String value) {
        Field<?> field = kind.findField(name).orElseThrow();
        return SelectionFilter.condition(field, List.of(value));
    }

    private static String id(Index index, String kind, String idOrName) {
        if (index.find(kind, idOrName).isPresent()) {
            return idOrName;
        }
        String name = idOrName.replace('+', ' ').replace('_', ' ');
        Optional<String> found = index.kinds().get(kind).nameFields().stream()
                .flatMap(field -> index
                        .search(SearchQuery.of(kind)
                                .withFilter(new Filter.Compare(
                                        new Expression.Property(field),
                                        Filter.Operator.EQUAL,
                                        new Expression.Text(name)))
                                .withLimit(1))
                        .items()
                        .stream())
                .map(hit -> hit.document().id())
                .findFirst();
        return found.orElseThrow(() -> Problem.notFound("there is no " + kind + " '" + idOrName + "'"));
    }
}

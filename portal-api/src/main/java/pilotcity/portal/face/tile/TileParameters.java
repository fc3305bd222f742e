package pilotcity.portal.face.tile;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.tilegrid.TileAddress;
import pilotcity.portal.face.shared.parameters.SearchParameters;
import pilotcity.portal.kernel.changefeed.ChangeFeed;
import pilotcity.portal.kernel.changelog.ChangeToken;
import pilotcity.portal.kernel.http.operation.OperationParameter;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.problem.Problem;

/** Reads which tile, and of what: the parameters of a search that say which documents are meant. */
public final class TileParameters {
    /** Names all kinds at once; the parameter {@code kind} chooses among them. */
    static final String ALL = "all";

    static final String KIND = "kind";

    private static final String AT_LEAST = "atLeast";

    /** What decides which documents are found; the order, pages and counts of a search mean nothing to a tile. */
    private static final Set<String> CONDITIONS = Set.of(
            "q", "filter", "filter-lang", "bbox", "within", "near", "radius", "datetime", SearchParameters.SIMULATED);

    private final Kinds kinds;
    private final ChangeFeed feed;
    private final SearchParameters parameters;
    private final Duration timeout;

    public TileParameters(Kinds kinds, ChangeFeed feed, Duration timeout) {
        this.kinds = kinds;
        this.feed = feed;
        this.parameters = new SearchParameters(kinds, timeout);
        this.timeout = timeout;
    }

    public Kinds kinds() {
        return kinds;
    }

    /** The kinds that there are tiles of. */
    List<Kind<?>> drawn() {
        return kinds.list().stream().filter(Kind::hasGeometry).toList();
    }

    /** What the addresses of one kind or, by {@code plural}, of all take of a search, described. */
    List<OperationParameter<?>> described(String plural) {
        Set<String> known = known(plural, Set.of());
        return parameters.described().stream()
                .filter(parameter -> known.contains(parameter.name()))
                .toList();
    }

    Optional<Kind<?>> findKind(String plural) {
        return drawn().stream().filter(kind -> kind.plural().equals(plural)).findFirst();
    }

    /** The kind that the address calls {@code plural}. */
    public Kind<?> kind(String plural) {
        return findKind(plural)
                .orElseThrow(() -> Problem.notFound("there are no tiles of '" + plural + "'; there are tiles of "
                        + drawn().stream().map(Kind::plural).collect(Collectors.joining(", "))));
    }

    /**
     * The search that a tile shows, when the change token it may name has been reached.
     *
     * @param plural a kind, or {@link #ALL}
     * @param more parameters of the address in addition to those of the search
     */
    Future<SearchQuery> search(RoutingContext context, String plural, Set<String> more) {
        MultiMap given = MultiMap.caseInsensitiveMultiMap().addAll(context.queryParams());
        QueryParameters known = QueryParameters.of(given, known(plural, more));
        if (!plural.equals(ALL)) {
            given.set(KIND, kind(plural).name());
        }
        SearchQuery search = parameters.read(known);
        return known.read(AT_LEAST, ChangeToken::parse)
                .map(token -> feed.awaitWrite(token, timeout))
                .orElse(Future.succeededFuture())
                .map(reached -> search);
    }

    private static Set<String> known(String plural, Set<String> more) {
        Set<String> known = new TreeSet<>(CONDITIONS);
        known.add(AT_LEAST);
        known.addAll(more);
        if (plural.equals(ALL)) {
            known.add(KIND);
        }
        return known;
    }

    /** The tile whose numbers the parts of the path called {@code zoom}, {@code column} and {@code row} hold. */
    static TileAddress tile(RoutingContext context, String zoom, String column, String row) {
        int level = number(context, zoom);
        int x = number(context, column);
        int y = number(context, row);
        return TileAddress.find(level, x, y)
                .orElseThrow(() -> Problem.notFound("there is no tile " + level + "/" + x + "/" + y
                        + "; zooms are 0 to " + TileAddress.MOST_ZOOM + ", columns and rows 0 to 2^zoom - 1"));
    }

    private static int number(RoutingContext context, String name) {
        String text = ResponseSender.path(context, name);
        if (!text.matches("-?[0-9]{1,18}")) {
            throw Problem.field(name, "must be a whole number, not '" + text + "'");
        }
        return Math.toIntExact(Math.clamp(Long.parseLong(text), -1, Integer.MAX_VALUE));
    }
}

package pilotcity.portal.face.search;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import pilotcity.index.kind.Document;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.Face;
import pilotcity.portal.face.query.SearchParameters;
import pilotcity.portal.kernel.changes.ChangeFeed;
import pilotcity.portal.kernel.changes.ChangeToken;
import pilotcity.portal.kernel.http.Answers;
import pilotcity.portal.kernel.http.Parameters;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.index.Reads;
import pilotcity.portal.kernel.write.Verbs;

/** {@code /api}: search, suggestions, single documents, and what the kinds are. */
public final class SearchFace implements Face {
    private static final int MOST_SUGGESTIONS = 50;

    /** The field of a document that counts how often it has been written. */
    private static final String VERSION = "version";

    private final Kinds kinds;
    private final Verbs verbs;
    private final Reads reads;
    private final ChangeFeed feed;
    private final SearchParameters parameters;
    private final Duration timeout;

    public SearchFace(Kinds kinds, Verbs verbs, Reads reads, ChangeFeed feed, Duration timeout) {
        this.kinds = kinds;
        this.verbs = verbs;
        this.reads = reads;
        this.feed = feed;
        this.timeout = timeout;
        this.parameters = new SearchParameters(kinds, timeout);
    }

    @Override
    public void mount(Router router) {
        Answers.read(router, "/api/search", this::search);
        Answers.read(router, "/api/suggest", this::suggest);
        Answers.read(router, "/api/kinds", this::describe);
        Answers.read(router, "/api/:kind/:id", this::get);
    }

    private Future<Void> search(RoutingContext context) {
        Parameters given = Parameters.of(context, SearchParameters.KNOWN);
        SearchQuery query = parameters.read(given);
        return atLeast(given)
                .compose(reached -> reads.read(index -> SearchAnswer.hits(index, index.search(query))))
                .compose(body -> Answers.json(context, body));
    }

    private Future<Void> atLeast(Parameters given) {
        return given.read("atLeast", ChangeToken::parse)
                .map(token -> feed.reach(token, timeout))
                .orElse(Future.succeededFuture());
    }

    private Future<Void> suggest(RoutingContext context) {
        Parameters given = Parameters.of(context, Set.of("q", "kind", "limit"));
        String text = given.find("q").orElseThrow(() -> Problem.field("q", "is required"));
        Set<String> asked = given.list("kind").stream().map(this::kindName).collect(Collectors.toUnmodifiableSet());
        int limit = given.integer("limit", 10, 1, MOST_SUGGESTIONS);
        return reads.read(index -> SearchAnswer.suggestions(kinds, index.suggest(text, asked, limit)))
                .compose(body -> Answers.json(context, body));
    }

    private String kindName(String name) {
        return kinds.find(name)
                .map(Kind::name)
                .orElseThrow(() ->
                        Problem.field("kind", "no kind '" + name + "'; there are " + String.join(", ", kinds.names())));
    }

    private Future<Void> get(RoutingContext context) {
        Parameters given = Parameters.of(context, Set.of("atLeast"));
        String name = Answers.path(context, "kind");
        String id = Answers.path(context, "id");
        Kind<?> kind = kinds.find(name)
                .orElseThrow(() -> Problem.notFound(
                        "there is no kind '" + name + "'; there are " + String.join(", ", kinds.names())));
        return atLeast(given)
                .compose(reached -> reads.read(index -> index.find(kind.name(), id)))
                .compose(found -> send(
                        context,
                        kind,
                        found.orElseThrow(() -> Problem.notFound("there is no " + kind.name() + " '" + id + "'"))));
    }

    private static Future<Void> send(RoutingContext context, Kind<?> kind, Document document) {
        Buffer body = Buffer.buffer(document.json());
        boolean versioned = kind.findField(VERSION)
                .filter(field -> field.type() == FieldType.INTEGER)
                .isPresent();
        return versioned && document.map().get(VERSION) instanceof Number version
                ? Answers.versioned(context, body, version.longValue())
                : Answers.json(context, body);
    }

    private Future<Void> describe(RoutingContext context) {
        Parameters.of(context, Set.of());
        return Answers.json(context, KindDescriptions.of(kinds, verbs));
    }
}

package pilotcity.portal.face.search;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import pilotcity.index.kind.Document;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.Face;
import pilotcity.portal.face.query.SearchParameters;
import pilotcity.portal.face.query.SearchTerms;
import pilotcity.portal.kernel.changes.ChangeFeed;
import pilotcity.portal.kernel.http.Answers;
import pilotcity.portal.kernel.http.Parameters;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.Parameter;
import pilotcity.portal.kernel.index.Reads;
import pilotcity.portal.kernel.write.Verbs;

/** {@code /api}: search, suggestions, single documents, and what the kinds are. */
public final class SearchFace implements Face {
    /** The field of a document that counts how often it has been written. */
    private static final String VERSION = "version";

    private final Kinds kinds;
    private final Verbs verbs;
    private final Reads reads;
    private final ChangeFeed feed;
    private final SearchParameters parameters;
    private final Duration timeout;
    private final Parameter<List<String>> kind;
    private final Operation search;
    private final Operation suggest;
    private final Operation describeKinds;
    private final List<Operation> documents;

    public SearchFace(Kinds kinds, Verbs verbs, Reads reads, ChangeFeed feed, Duration timeout) {
        this.kinds = kinds;
        this.verbs = verbs;
        this.reads = reads;
        this.feed = feed;
        this.timeout = timeout;
        this.parameters = new SearchParameters(kinds, timeout);
        this.kind = SearchTerms.kind(kinds);
        SearchOperations operations = new SearchOperations(kinds);
        this.search = operations.search(parameters);
        this.suggest = operations.suggest();
        this.describeKinds = operations.describeKinds();
        this.documents = operations.documents();
    }

    @Override
    public void mount(Router router) {
        search.mount(router, this::search);
        suggest.mount(router, this::suggest);
        describeKinds.mount(router, (context, given) -> Answers.json(context, KindDescriptions.of(kinds, verbs)));
        documents.forEach(operation -> operation.mount(
                router, (context, given) -> get(context, given, operation.path().split("/")[2])));
        Answers.read(router, "/api/:kind/:id", this::getByAnyName);
    }

    @Override
    public List<Operation> operations() {
        return Stream.concat(Stream.of(search, suggest, describeKinds), documents.stream())
                .toList();
    }

    private Future<Void> search(RoutingContext context, Parameters given) {
        SearchQuery query = parameters.read(given);
        return atLeast(given)
                .compose(reached -> reads.read(index -> SearchAnswer.hits(index, query.kinds(), index.search(query))))
                .compose(body -> Answers.json(context, body));
    }

    private Future<Void> atLeast(Parameters given) {
        return SearchTerms.AT_LEAST
                .find(given)
                .map(token -> feed.reach(token, timeout))
                .orElse(Future.succeededFuture());
    }

    private Future<Void> suggest(RoutingContext context, Parameters given) {
        String text = SearchOperations.WORDS.get(given);
        Set<String> asked = Set.copyOf(kind.find(given).orElse(List.of()));
        int limit = SearchOperations.SUGGESTIONS.get(given);
        return reads.read(index -> SearchAnswer.suggestions(kinds, index.suggest(text, asked, limit)))
                .compose(body -> Answers.json(context, body));
    }

    /** The singular is another name of the same address; under a name that no kind has there is nothing. */
    private Future<Void> getByAnyName(RoutingContext context) {
        Parameters given = Parameters.of(context, Set.of(SearchTerms.AT_LEAST.name()));
        return get(context, given, Answers.path(context, "kind"));
    }

    private Future<Void> get(RoutingContext context, Parameters given, String name) {
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
        return SearchOperations.isVersioned(kind) && document.value(VERSION) instanceof Number version
                ? Answers.versioned(context, body, version.longValue())
                : Answers.json(context, body);
    }
}

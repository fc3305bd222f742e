package pilotcity.portal.face.search;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.face.shared.dataset.PublishedSet;
import pilotcity.portal.face.shared.parameters.SearchParameterDefinitions;
import pilotcity.portal.face.shared.parameters.SearchParameters;
import pilotcity.portal.kernel.changefeed.ChangeFeed;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.OperationParameter;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.read.ReadPool;
import pilotcity.portal.kernel.verb.Verbs;

/** {@code /api}: search, suggestions, single documents, and what the kinds are. */
public final class SearchFace implements Face {
    /** The field of a document that counts how often it has been written. */
    private static final String VERSION = "version";

    private final Kinds kinds;
    private final Verbs verbs;
    private final ReadPool readPool;
    private final ChangeFeed feed;
    private final SearchParameters parameters;
    private final Duration timeout;
    private final OperationParameter<List<String>> kind;
    private final Operation search;
    private final Operation suggest;
    private final Operation describeKinds;
    private final List<Operation> documents;

    public SearchFace(Kinds kinds, Verbs verbs, ReadPool readPool, ChangeFeed feed, Duration timeout) {
        this.kinds = kinds;
        this.verbs = verbs;
        this.readPool = readPool;
        this.feed = feed;
        this.timeout = timeout;
        this.parameters = new SearchParameters(kinds, timeout);
        this.kind = SearchParameterDefinitions.kind(kinds);
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
        describeKinds.mount(
                router, (context, given) -> ResponseSender.sendJson(context, KindDescriptions.of(kinds, verbs)));
        documents.forEach(operation -> operation.mount(
                router, (context, given) -> get(context, given, operation.path().split("/")[2])));
        ResponseSender.routeRead(router, "/api/:kind/:id", this::getByAnyName);
    }

    @Override
    public List<Operation> operations() {
        return Stream.concat(Stream.of(search, suggest, describeKinds), documents.stream())
                .toList();
    }

    private Future<Void> search(RoutingContext context, QueryParameters given) {
        SearchQuery query = parameters.read(given);
        return atLeast(given)
                .compose(reached ->
                        readPool.read(index -> SearchAnswerWriter.hits(index, query.kinds(), index.search(query))))
                .compose(body -> ResponseSender.sendJson(context, body));
    }

    private Future<Void> atLeast(QueryParameters given) {
        return SearchParameterDefinitions.AT_LEAST
                .find(given)
                .map(token -> feed.awaitWrite(token, timeout))
                .orElse(Future.succeededFuture());
    }

    private Future<Void> suggest(RoutingContext context, QueryParameters given) {
        String text = SearchOperations.WORDS.get(given);
        Set<String> asked = Set.copyOf(kind.find(given).orElse(List.of()));
        int limit = SearchOperations.SUGGESTIONS.get(given);
        return readPool.read(index -> SearchAnswerWriter.suggestions(kinds, index.suggest(text, asked, limit)))
                .compose(body -> ResponseSender.sendJson(context, body));
    }

    /** The singular is another name of the same address; under a name that no kind has there is nothing. */
    private Future<Void> getByAnyName(RoutingContext context) {
        QueryParameters given = QueryParameters.of(context, Set.of(SearchParameterDefinitions.AT_LEAST.name()));
        return get(context, given, ResponseSender.path(context, "kind"));
    }

    private Future<Void> get(RoutingContext context, QueryParameters given, String name) {
        String id = ResponseSender.path(context, "id");
        Kind<?> kind = kinds.find(name)
                .orElseThrow(() -> Problem.notFound(
                        "there is no kind '" + name + "'; there are " + String.join(", ", kinds.names())));
        return atLeast(given)
                .compose(reached ->
                        readPool.read(index -> index.find(kind.name(), id).orElseThrow(() -> missing(index, kind, id))))
                .compose(found -> send(context, kind, found));
    }

    private static Problem missing(Index index, Kind<?> kind, String id) {
        return kind.name().equals(PublishedSet.KIND)
                ? PublishedSet.missing(index, id)
                : Problem.notFound("there is no " + kind.name() + " '" + id + "'");
    }

    private static Future<Void> send(RoutingContext context, Kind<?> kind, Document document) {
        Buffer body = Buffer.buffer(document.json());
        return SearchOperations.isVersioned(kind) && document.value(VERSION) instanceof Number version
                ? ResponseSender.sendVersioned(context, body, version.longValue())
                : ResponseSender.sendJson(context, body);
    }
}

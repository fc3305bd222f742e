package pilotcity.portal.face.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import pilotcity.index.Index;
import pilotcity.index.IndexView;
import pilotcity.index.document.DocumentKey;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.FilterException;
import pilotcity.index.kind.SourceDocument;
import pilotcity.portal.TestPortal;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;
import pilotcity.portal.face.graphql.mutation.MutationContext;
import pilotcity.portal.face.graphql.persisted.PersistedDocuments;
import pilotcity.portal.face.graphql.socket.TokenHolderLookup;
import pilotcity.portal.face.graphql.type.LabelLanguage;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.limits.ConnectionLimit;
import pilotcity.portal.kernel.notification.ChangeEvent;
import pilotcity.portal.kernel.notification.ChangeListener;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.read.LiveIndex;
import pilotcity.portal.kernel.read.ReadPool;
import pilotcity.portal.kernel.read.TableReadPool;
import pilotcity.portal.kernel.suggestion.WordsReader;
import pilotcity.portal.kernel.verb.Verbs;
import pilotcity.portal.suggestion.Suggester;

/** The face on a real server over a real index. */
final class TestServer implements AutoCloseable {
    static final String RESPONSE = "application/graphql-response+json";
    static final ObjectMapper JSON = new ObjectMapper();

    /** Without a verb nobody asks for these. */
    static final MutationContext READ_ONLY = new MutationContext(
            new Verbs(List.of()),
            call -> Future.failedFuture("no writes"),
            (token, longest) -> Future.succeededFuture(),
            (context, writes) -> Future.failedFuture(Problem.unauthenticated("no tokens")));

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = TestPortal.newClient();
    private final LiveIndex index;
    private final ReadPool readPool;
    private final HttpServer server;
    final GraphqlFace face;
    private ChangeListener listener;

    TestServer(Path folder, GraphqlLimits limits) throws Exception {
        this(folder, limits, new PersistedDocuments(Map.of(), false));
    }

    TestServer(Path folder, GraphqlLimits limits, PersistedDocuments documents) throws Exception {
        Index first = Index.open(folder, TestKinds.KINDS);
        TestKinds.fill(first);
        index = new LiveIndex(first);
        readPool = new ReadPool(vertx, index, 2, 100, Duration.ofSeconds(10));
        face = new GraphqlFace(
                TestKinds.KINDS,
                readPool,
                TestServer::tables,
                limits,
                TestServer::cql2,
                LabelLanguage.ZH,
                new Suggester(WordsReader.SIGNS),
                READ_ONLY,
                live(documents));
        Router router = Router.router(vertx);
        face.mount(router);
        int port = Integer.getInteger("graphql.port", 0);
        server = vertx.createHttpServer(new HttpServerOptions().addWebSocketSubProtocol("graphql-transport-ws"))
                .requestHandler(router)
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private SubscriptionContext live(PersistedDocuments documents) {
        Config config = Config.read(Path.of(""), Map.of());
        TokenHolderLookup nobody = new TokenHolderLookup() {
            @Override
            public Future<Actor> actor(String token) {
                return Future.failedFuture(Problem.invalidToken("no tokens"));
            }

            @Override
            public void countWrites(String address, Actor actor, int writes) {}
        };
        return new SubscriptionContext(
                told -> {
                    listener = told;
                    return () -> {};
                },
                new ConnectionLimit(config),
                nobody,
                documents);
    }

    private static TableReadPool tables() {
        throw new IllegalStateException("these kinds have no tables");
    }

    /** Knows one sentence; the real parser is somebody else's. */
    static Filter cql2(String text) {
        if (!text.equals("cost > 1000")) {
            throw new FilterException("cannot read '" + text + "'");
        }
        return new Filter.Compare(
                new Expression.Property("cost"),
                Filter.Operator.GREATER,
                new Expression.Numeral(BigDecimal.valueOf(1000)));
    }

    /** Writes a document and announces it, as the change feed does. */
    void put(SourceDocument source) {
        Index written = index.index();
        try (IndexView before = written.view()) {
            written.apply(List.of(source), Map.of(), Map.of());
            written.refresh();
            try (IndexView after = written.view()) {
                DocumentKey key = new DocumentKey(source.kind().name(), source.id());
                listener.changed(new ChangeEvent(Set.of(key), false, before, after));
            }
        }
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.actualPort() + path);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String contentType, String accept, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address("/graphql")).POST(BodyPublishers.ofString(body));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (accept != null) {
            request.header("Accept", accept);
        }
        return send(request);
    }

    HttpResponse<String> ask(String query, Map<String, Object> variables) throws IOException, InterruptedException {
        return post(
                "application/json", RESPONSE, JSON.writeValueAsString(Map.of("query", query, "variables", variables)));
    }

    JsonNode answer(String query, Map<String, Object> variables) throws IOException, InterruptedException {
        return JSON.readTree(ask(query, variables).body());
    }

    JsonNode data(String query, Map<String, Object> variables) throws IOException, InterruptedException {
        JsonNode answer = answer(query, variables);
        if (answer.has("errors")) {
            throw new AssertionError(answer.get("errors").toPrettyString());
        }
        return answer.get("data");
    }

    @Override
    public void close() {
        server.close().await();
        readPool.close();
        index.close();
        vertx.close().await();
    }
}

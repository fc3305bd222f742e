package pilotcity.portal.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import pilotcity.portal.bench.corpus.BenchCorpus;
import pilotcity.portal.bench.harness.BenchServerProcess;
import pilotcity.portal.bench.harness.LoadClient;
import pilotcity.portal.kernel.db.Await;

/** Many subscribers with a socket each: what they cost while nothing happens, and how soon all get an event. */
final class SubscriptionBenchmark {
    private static final int SOCKETS = 10_000;
    private static final int AT_ONCE = 100;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final long RETRY_MILLIS = 200;
    private static final String PROTOCOL = "graphql-transport-ws";

    private final Vertx vertx;
    private final BenchServerProcess server;
    private final String changed;
    private final Runnable change;
    private final BenchReport report;
    private final AtomicInteger told = new AtomicInteger();
    private volatile CompletableFuture<Long> all = new CompletableFuture<>();

    /** @param change writes one document */
    SubscriptionBenchmark(
            Vertx vertx, BenchServerProcess server, BenchCorpus corpus, Runnable change, BenchReport report) {
        this.vertx = vertx;
        this.server = server;
        this.changed = corpus.kind() + "Changed";
        this.change = change;
        this.report = report;
    }

    void run() throws IOException {
        WebSocketClient client = vertx.createWebSocketClient(
                new WebSocketClientOptions().setMaxConnections(SOCKETS).setTryUsePerMessageCompression(false));
        try {
            server.collectGarbage();
            long before = server.residentMegabytes();
            long heapBefore = server.heapMegabytes();
            List<WebSocket> sockets = open(client, i -> "subscription{" + changed + "{key change}}");
            server.collectGarbage();
            report.subscriptions(
                    SOCKETS, server.heapMegabytes() - heapBefore, server.residentMegabytes() - before, deliver());
            Await.get(Future.all(sockets.stream().map(WebSocket::close).toList()));
            // Each its own condition: nothing is shared between them.
            sockets = open(
                    client, i -> "subscription{" + changed + "(filter:{key:{ne:\"none-" + i + "\"}}){key change}}");
            report.distinctSubscriptions(deliver());
            Await.get(Future.all(sockets.stream().map(WebSocket::close).toList()));
        } finally {
            Await.get(client.close());
        }
    }

    private List<WebSocket> open(WebSocketClient client, IntFunction<String> query) {
        List<WebSocket> sockets = new ArrayList<>();
        for (int from = 0; from < SOCKETS; from += AT_ONCE) {
            List<Future<WebSocket>> some = new ArrayList<>();
            for (int i = from; i < from + AT_ONCE; i++) {
                some.add(subscribe(client, query.apply(i)));
            }
            Await.get(Future.all(some));
            some.forEach(each -> sockets.add(each.result()));
        }
        awaitSubscriptions();
        return sockets;
    }

    private void awaitSubscriptions() {
        try (LoadClient loadClient = new LoadClient(vertx, server.port(), 1)) {
            while (!loadClient.get("/metrics").contains("\nlive_subscriptions " + (double) SOCKETS + "\n")) {
                // the last ones are being read: ask again
            }
        }
    }

    /** Completes when the subscription has been sent. */
    private Future<WebSocket> subscribe(WebSocketClient client, String query) {
        Promise<WebSocket> ready = Promise.promise();
        WebSocketConnectOptions address = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(server.port())
                .setURI("/graphql")
                .addSubProtocol(PROTOCOL);
        JsonObject subscribe = new JsonObject()
                .put("type", "subscribe")
                .put("id", "1")
                .put("payload", new JsonObject().put("query", query));
        vertx.runOnContext(start -> client.connect(address)
                .onFailure(ready::tryFail)
                .onSuccess(socket -> {
                    socket.textMessageHandler(text -> {
                        String type = new JsonObject(text).getString("type");
                        switch (type) {
                            case "connection_ack" -> {
                                socket.writeTextMessage(subscribe.encode());
                                ready.tryComplete(socket);
                            }
                            case "next" -> next();
                            // Too many at once: as any client does, it asks again.
                            case "error" ->
                                vertx.setTimer(RETRY_MILLIS, again -> socket.writeTextMessage(subscribe.encode()));
                            default -> ready.tryFail(text);
                        }
                    });
                    socket.writeTextMessage("{\"type\":\"connection_init\"}");
                }));
        return ready.future();
    }

    private void next() {
        if (told.incrementAndGet() == SOCKETS) {
            all.complete(System.nanoTime());
        }
    }

    /** Milliseconds from the commit until the last subscriber has its event. */
    private long deliver() {
        told.set(0);
        all = new CompletableFuture<>();
        change.run();
        long committed = System.nanoTime();
        return (all.orTimeout(LONGEST.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)
                                .join()
                        - committed)
                / 1_000_000;
    }
}

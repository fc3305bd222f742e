package pilotcity.portal.bench.harness;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pilotcity.portal.bench.corpus.SampleGenerator;
import pilotcity.portal.kernel.db.Await;

/** Sends requests over a fixed number of connections; each sends the next one as soon as the last is answered. */
public final class LoadClient implements AutoCloseable {
    private static final long BETWEEN_LOOKS_NANOS = 20_000_000;
    private static final Pattern HEAP_USED =
            Pattern.compile("(?m)^jvm_memory_used_bytes\\{area=\"heap\".* ([0-9.E]+)$");
    private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(2);

    private final HttpClient http;
    private final Vertx vertx;
    private final int connections;

    public LoadClient(Vertx vertx, int port, int connections) {
        this.vertx = vertx;
        this.connections = connections;
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(port),
                new PoolOptions().setHttp1MaxSize(connections));
    }

    /** What one connection has measured. */
    private static final class Lane {
        final List<Long> micros = new ArrayList<>();
        final List<Long> bytes = new ArrayList<>();
        long errors;
    }

    public Measurement run(Workload workload, SampleGenerator generator, Duration length, int round) {
        long start = System.nanoTime();
        List<Lane> lanes = new ArrayList<>();
        List<Future<Void>> ends = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Lane lane = new Lane();
            lanes.add(lane);
            RandomGenerator random = generator.random(-1 - i - 1000L * round);
            ends.add(onContext(() -> {
                Promise<Void> done = Promise.promise();
                next(workload, random, lane, start + length.toNanos(), done);
                return done.future();
            }));
        }
        Await.get(Future.all(ends));
        double seconds = (System.nanoTime() - start) / 1e9;
        long[] micros = all(lanes, lane -> lane.micros);
        long[] bytes = all(lanes, lane -> lane.bytes);
        long errors = lanes.stream().mapToLong(lane -> lane.errors).sum();
        return Measurement.of(workload.name(), connections, micros, bytes, seconds, errors);
    }

    private static long[] all(List<Lane> lanes, Function<Lane, List<Long>> values) {
        return lanes.stream()
                .flatMap(lane -> values.apply(lane).stream())
                .mapToLong(Long::longValue)
                .toArray();
    }

    private void next(Workload workload, RandomGenerator random, Lane lane, long end, Promise<Void> done) {
        long sent = System.nanoTime();
        if (sent > end) {
            done.complete();
            return;
        }
        send(workload.requests().apply(random)).onComplete(answer -> {
            lane.micros.add((System.nanoTime() - sent) / 1000);
            if (answer.succeeded() && answer.result().status() / 100 == 2) {
                lane.bytes.add(answer.result().bytes());
            } else {
                lane.errors++;
            }
            next(workload, random, lane, end, done);
        });
    }

    /** Answers arrive on an event loop; a call that begins elsewhere could ask for a body that has gone by. */
    private <T> Future<T> onContext(Supplier<Future<T>> work) {
        Promise<T> promise = Promise.promise();
        vertx.runOnContext(start -> work.get().onComplete(promise));
        return promise.future();
    }

    /** The status of the answer to {@code request}. */
    public int status(BenchRequest request) {
        return Await.get(onContext(() -> send(request))).status();
    }

    /** The body of the answer to {@code request}. */
    public String body(BenchRequest request) {
        return Await.get(onContext(
                () -> answer(request).compose(HttpClientResponse::body).map(Buffer::toString)));
    }

    /** The bytes of the answer to {@code request}. */
    public byte[] bytes(BenchRequest request) {
        return Await.get(onContext(
                () -> answer(request).compose(HttpClientResponse::body).map(Buffer::getBytes)));
    }

    /** Sends {@code count} requests, as many at once as there are connections; each has to succeed. */
    public void sendAll(int count, IntFunction<BenchRequest> benchRequests) {
        AtomicInteger next = new AtomicInteger();
        List<Future<Void>> lanes = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            lanes.add(onContext(() -> sendNext(next, count, benchRequests)));
        }
        Await.get(Future.all(lanes));
    }

    private Future<Void> sendNext(AtomicInteger next, int count, IntFunction<BenchRequest> benchRequests) {
        int number = next.getAndIncrement();
        if (number >= count) {
            return Future.succeededFuture();
        }
        BenchRequest request = benchRequests.apply(number);
        return send(request).compose(answer -> {
            if (answer.status() / 100 != 2) {
                throw new IllegalStateException(request.uri() + " was answered with " + answer.status());
            }
            return sendNext(next, count, benchRequests);
        });
    }

    private Future<Answer> send(BenchRequest request) {
        return answer(request).compose(LoadClient::finish);
    }

    private Future<HttpClientResponse> answer(BenchRequest request) {
        return http.request(request.method(), request.uri()).compose(out -> {
            if (request.authorization() != null) {
                out.putHeader("Authorization", request.authorization());
            }
            Buffer body = request.body();
            return body == null
                    ? out.send()
                    : out.putHeader("Content-Type", "application/json").send(body);
        });
    }

    /** What is measured of an answer. */
    private record Answer(int status, long bytes) {}

    private static Future<Answer> finish(HttpClientResponse response) {
        return response.body().map(body -> new Answer(response.statusCode(), body.length()));
    }

    /** The body of {@code uri}. */
    public String get(String uri) {
        return Await.get(onContext(() -> http.request(HttpMethod.GET, uri)
                .compose(HttpClientRequest::send)
                .compose(HttpClientResponse::body)
                .map(Buffer::toString)));
    }

    /** Megabytes of heap in use, what is not needed any more included. */
    public long heapMegabytes() {
        Matcher used = HEAP_USED.matcher(get("/metrics"));
        double bytes = 0;
        while (used.find()) {
            bytes += Double.parseDouble(used.group(1));
        }
        return Math.round(bytes / (1 << 20));
    }

    /** Waits until {@code total} documents of {@code kind} can be found. */
    public void awaitTotal(String kind, long total) {
        long last = -1;
        long changed = System.nanoTime();
        for (long found = total(kind); found != total; found = total(kind)) {
            if (found != last) {
                last = found;
                changed = System.nanoTime();
            } else if (System.nanoTime() - changed > LONGEST_STANDSTILL.toNanos()) {
                throw new IllegalStateException(found + " of " + total + " documents can be found, and no more come");
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
    }

    private long total(String kind) {
        return new JsonObject(get("/api/search?limit=0&kind=" + kind)).getLong("total");
    }

    /**
     * Takes in the whole of {@code uri} and keeps none of it.
     *
     * @return its {@code X-Total-Count}
     */
    public long download(String uri) {
        return Await.get(onContext(() -> http.request(HttpMethod.GET, uri)
                .compose(HttpClientRequest::send)
                .compose(response -> response.handler(piece -> {})
                        .end()
                        .map(end -> Long.parseLong(response.getHeader("X-Total-Count"))))));
    }

    @Override
    public void close() {
        Await.get(http.close());
    }
}

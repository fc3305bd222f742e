package pilotcity.portal.faults;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients that write to whichever node answers. What was not answered is sent again with the same key, as a client
 * does that wants to know: it must be there once.
 */
final class ConcurrentWriters implements AutoCloseable {
    private static final int LANES = 4;
    private static final long PAUSE_NANOS = 15_000_000;

    private final List<NodeProcess> nodeProcesss;
    private final PromiseLedger ledger;
    private final String token;
    private final String run;
    private final AtomicInteger numbers;
    private final AtomicInteger refused = new AtomicInteger();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final List<Thread> lanes;
    private volatile boolean stopping;

    /**
     * @param run distinguishes the keys of one start from those of another
     * @param numbers of the next record
     */
    ConcurrentWriters(
            List<NodeProcess> nodeProcesss,
            PromiseLedger ledger,
            String token,
            long seed,
            String run,
            AtomicInteger numbers) {
        this.nodeProcesss = nodeProcesss;
        this.ledger = ledger;
        this.token = token;
        this.run = run;
        this.numbers = numbers;
        this.lanes = java.util.stream.IntStream.range(0, LANES)
                .mapToObj(lane -> Thread.ofVirtual().start(() -> write(new Random(seed + lane))))
                .toList();
    }

    private void write(Random random) {
        while (!stopping) {
            int number = numbers.getAndIncrement();
            JsonObject made = until(
                    random,
                    "/api/records",
                    run + "-" + number,
                    new JsonObject()
                            .put("description", "第" + number + "号")
                            .put("lon", 113.2 + random.nextInt(1000) * 1e-4)
                            .put("lat", 23.1)
                            .put("category", "pothole"));
            if (made != null) {
                ledger.made(number, made.getString("id"), made.getInteger("version"));
                if (random.nextInt(3) == 0) {
                    step(random, made.getString("id"), number);
                }
            }
        }
    }

    private void step(Random random, String id, int number) {
        JsonObject done = until(
                random,
                "/api/records/" + id + "/comment",
                run + "-" + number + "-step",
                new JsonObject().put("note", "又看了一次 " + number));
        if (done != null) {
            ledger.stepped(id, done.getInteger("version"));
        }
    }

    /** Sends it until it is answered; null when the round ended before. */
    private JsonObject until(Random random, String path, String key, JsonObject body) {
        while (!stopping) {
            try {
                HttpResponse<String> answer =
                        nodeProcesss.get(random.nextInt(nodeProcesss.size())).post(path, token, key, body);
                if (answer.statusCode() / 100 == 2) {
                    return new JsonObject(answer.body());
                }
                refuse(answer);
            } catch (IOException e) {
                refused.incrementAndGet();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return null;
    }

    /** A caller that cannot be served now must be told so: anything but 503, 504 and 507 is a fault of the portal. */
    private void refuse(HttpResponse<String> answer) {
        refused.incrementAndGet();
        boolean busy = answer.statusCode() == 409 && answer.body().contains("Idempotency");
        if (!List.of(503, 504, 507).contains(answer.statusCode()) && !busy) {
            String body = answer.body();
            wrong.add(answer.statusCode() + " " + body.substring(0, Math.min(160, body.length())));
        }
    }

    /** Waits for {@code more} further answers; those that wait for an answer go on waiting. */
    void write(int more) {
        int until = ledger.acknowledged() + more;
        Eventually.holds(
                more + " writes are answered", java.time.Duration.ofSeconds(120), () -> ledger.acknowledged() >= until);
    }

    int refused() {
        return refused.get();
    }

    /** Answers that nobody should get. */
    List<String> wrong() {
        return wrong.stream().distinct().limit(3).toList();
    }

    @Override
    public void close() {
        stopping = true;
        try {
            for (Thread lane : lanes) {
                lane.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

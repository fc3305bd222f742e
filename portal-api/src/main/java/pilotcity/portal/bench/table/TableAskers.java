package pilotcity.portal.bench.table;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import pilotcity.portal.bench.harness.Measurement;

/** Several who ask one question after the other, each waiting for its answer. */
final class TableAskers {
    private final String name;
    private final int count;
    private final IntConsumer question;
    private final AtomicInteger asked = new AtomicInteger();

    /** @param question asks the one with a number, and returns when it is answered */
    TableAskers(String name, int count, IntConsumer question) {
        this.name = name;
        this.count = count;
        this.question = question;
    }

    Measurement run(Duration length) {
        ConcurrentLinkedQueue<Long> micros = new ConcurrentLinkedQueue<>();
        long start = System.nanoTime();
        long end = start + length.toNanos();
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            List<CompletableFuture<Void>> askers = Stream.generate(
                            () -> CompletableFuture.runAsync(() -> askUntil(end, micros), threads))
                    .limit(count)
                    .toList();
            askers.forEach(CompletableFuture::join);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return Measurement.of(
                name, count, micros.stream().mapToLong(Long::longValue).toArray(), seconds, 0);
    }

    private void askUntil(long end, ConcurrentLinkedQueue<Long> micros) {
        while (System.nanoTime() - end < 0) {
            long begun = System.nanoTime();
            question.accept(asked.incrementAndGet());
            micros.add((System.nanoTime() - begun) / 1000);
        }
    }
}

package pilotcity.portal.kernel.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pilotcity.index.Index;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.problem.Problem;

@Timeout(30)
class ReadPoolTest {
    private static final Duration LONGEST = Duration.ofMillis(300);

    private final Vertx vertx = Vertx.vertx();
    private final CountDownLatch hold = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);
    private LiveIndex live;
    private ReadPool readPool;

    @BeforeEach
    void open() throws Exception {
        live = new LiveIndex(Index.inMemory(new Kinds(List.of())));
        readPool = new ReadPool(vertx, live, 1, 2, LONGEST);
    }

    private Future<Boolean> occupy() throws InterruptedException {
        Future<Boolean> held = readPool.read(index -> {
            begun.countDown();
            try {
                return hold.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                return false;
            }
        });
        begun.await();
        return held;
    }

    @AfterEach
    void close() throws IOException {
        hold.countDown();
        readPool.close();
        live.close();
        Await.get(vertx.close());
    }

    @Test
    void whatWaitsTooLongIsAnsweredWhileTheOthersStillRun() throws InterruptedException {
        Future<Boolean> held = occupy();
        long start = System.nanoTime();
        assertUnavailable(readPool.read(Index::size));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(LONGEST);
        assertThat(readPool.waiting()).isZero();
        assertThat(held.isComplete()).isFalse();
        hold.countDown();
        assertThat(Await.get(held)).isTrue();
        assertThat(Await.get(readPool.read(Index::size))).isZero();
    }

    @Test
    void moreThanTheQueueTakesIsRefusedAtOnce() throws InterruptedException {
        Future<Boolean> held = occupy();
        Future<Long> first = readPool.read(Index::size);
        Future<Long> second = readPool.read(Index::size);
        assertUnavailable(readPool.read(Index::size));
        hold.countDown();
        assertThat(Await.get(held)).isTrue();
        assertThat(Await.get(Future.all(first, second)).succeeded()).isTrue();
    }

    private static void assertUnavailable(Future<?> read) {
        assertThatThrownBy(() -> Await.get(read))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.UNAVAILABLE));
    }
}

package pilotcity.portal.kernel.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.index.kind.Label;
import pilotcity.index.search.SearchTimeout;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.filestore.LocalFile;
import pilotcity.portal.kernel.http.request.CallerPresence;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.column.ShapeStorage;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.engine.ColumnEngine;
import pilotcity.portal.kernel.table.query.QueryControl;
import pilotcity.portal.kernel.table.query.TableQuery;
import pilotcity.portal.kernel.table.write.TableFileWriter;

/** Questions to tables wait, are answered, are refused and end. */
@Timeout(60)
class TableReadPoolTest {
    private static final int ROWS = 50_000;
    private static final Duration LONGEST = Duration.ofMillis(600);

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final CountDownLatch hold = new CountDownLatch(1);
    private StoredTable table;
    private ColumnEngine engine;
    private TableReadPool pool;

    @BeforeEach
    void open() throws IOException {
        Label name = new Label("甲", "a");
        StoredColumn column =
                new StoredColumn("a", ColumnStorage.INTEGER, 0, 0, "integer", name, name, false, null, Map.of());
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        try (TableFileWriter writer = new TableFileWriter(
                List.of(column), ShapeStorage.NONE, scratch, new TableFileWriter.Resources("64MB", 1))) {
            for (long i = 0; i < ROWS; i++) {
                writer.row(new Object[] {i}, null);
            }
            List<StoredColumn> stored = writer.finish(scratch.resolve("t.parquet"));
            Files.move(scratch.resolve("t.parquet"), folder.resolve("t.parquet"));
            table = new StoredTable("t", ROWS, stored, ShapeStorage.NONE, "geometry", null);
        }
        engine = new ColumnEngine(
                folder,
                folder,
                sha -> LocalFile.of(folder.resolve(sha + ".parquet")),
                ZoneId.of("Asia/Shanghai"),
                new ColumnEngine.Limits("64MB", 1));
        // the first question opens the engine, which takes longer than others may
        engine.count(table, TableQuery.ALL, new QueryControl(Duration.ofMinutes(1)));
        pool = new TableReadPool(vertx, engine, 1, 2, LONGEST);
    }

    @AfterEach
    void close() {
        hold.countDown();
        pool.close();
        engine.close();
        Await.get(vertx.close());
    }

    private long count(ColumnEngine asked, QueryControl control) {
        return asked.count(table, TableQuery.ALL, control);
    }

    /** Asks as long as it may. */
    private long askForever(ColumnEngine asked, QueryControl control) {
        while (true) {
            asked.count(table, TableQuery.ALL, control);
        }
    }

    /** Takes the only thread, whatever the control says. */
    private Future<Boolean> occupy() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Future<Boolean> held = pool.read((asked, control) -> {
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

    private static void assertUnavailable(Future<?> read) {
        assertThatThrownBy(() -> Await.get(read)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.kind()).isEqualTo(Problem.Kind.UNAVAILABLE);
            assertThat(problem.headers()).containsEntry("Retry-After", "10");
        });
    }

    @Test
    void answersComeOnTheContextOfTheCaller() {
        Promise<Boolean> same = Promise.promise();
        Context context = vertx.getOrCreateContext();
        context.runOnContext(begun -> pool.read(this::count)
                .map(answer -> answer == ROWS && Vertx.currentContext() == context)
                .onComplete(same));
        assertThat(Await.get(same.future())).isTrue();
    }

    @Test
    void whatTakesTooLongEndsAsASearchDoes() {
        assertThatThrownBy(() -> Await.get(pool.read(this::askForever))).isInstanceOf(SearchTimeout.class);
        assertThat(Await.get(pool.read(this::count))).isEqualTo(ROWS);
    }

    @Test
    void whatWaitsTooLongIsRefusedWhileTheOthersStillRun() throws InterruptedException {
        Future<Boolean> held = occupy();
        assertUnavailable(pool.read(this::count));
        assertThat(pool.waiting()).isZero();
        assertThat(held.isComplete()).isFalse();
    }

    @Test
    void moreThanTheQueueTakesIsRefusedAtOnce() throws InterruptedException {
        Future<Boolean> held = occupy();
        List<Future<Long>> waiting = List.of(pool.read(this::count), pool.read(this::count));
        assertUnavailable(pool.read(this::count));
        hold.countDown();
        assertThat(Await.get(held)).isTrue();
        assertThat(Await.get(Future.all(waiting)).succeeded()).isTrue();
    }

    @Test
    void whoLeavesEndsTheirRead() {
        List<Runnable> ends = new ArrayList<>();
        Future<Long> read = pool.read(this::askForever, ends::add);
        long start = System.nanoTime();
        ends.getFirst().run();
        assertThatThrownBy(() -> Await.get(read)).isInstanceOfAny(SearchTimeout.class, Problem.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
    }

    @Test
    void aConnectionThatClosesEndsTheReadOfItsRequest() {
        TableReadPool patient = new TableReadPool(vertx, engine, 1, 2, Duration.ofHours(1));
        Promise<Throwable> failure = Promise.promise();
        Promise<Void> begun = Promise.promise();
        HttpServer server = vertx.createHttpServer().requestHandler(request -> {
            CallerPresence.note(request.response());
            patient.read((asked, control) -> {
                        begun.tryComplete();
                        return askForever(asked, control);
                    })
                    .onFailure(failure::complete);
        });
        try {
            int port = Await.get(server.listen(0, "localhost")).actualPort();
            HttpClientRequest request =
                    Await.get(vertx.createHttpClient().request(HttpMethod.GET, port, "localhost", "/"));
            request.send();
            Await.get(begun.future());
            request.connection().close();
            assertThat(Await.get(failure.future())).isInstanceOf(SearchTimeout.class);
        } finally {
            patient.close();
            Await.get(server.close());
        }
    }

    @Test
    void closingAnswersEverybody() throws InterruptedException {
        Future<Boolean> held = occupy();
        Future<Long> waiting = pool.read(this::count);
        pool.close();
        assertUnavailable(waiting);
        assertThat(Await.get(held)).isFalse();
        assertUnavailable(pool.read(this::count));
    }
}

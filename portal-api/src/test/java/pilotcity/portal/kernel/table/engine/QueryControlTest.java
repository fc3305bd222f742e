package pilotcity.portal.kernel.table.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.check.FilterCheck;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.search.SearchTimeout;
import pilotcity.index.search.SortStep;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.column.TableKind;
import pilotcity.portal.kernel.table.duckdb.ColumnEngineException;
import pilotcity.portal.kernel.table.query.GroupQuery;
import pilotcity.portal.kernel.table.query.GroupQuery.Function;
import pilotcity.portal.kernel.table.query.GroupQuery.Grouping;
import pilotcity.portal.kernel.table.query.GroupQuery.Measure;
import pilotcity.portal.kernel.table.query.QueryControl;
import pilotcity.portal.kernel.table.query.TableQuery;

/** Queries end when they are told to, and the engine outlives them. */
@Timeout(300)
class QueryControlTest {
    private static final int ROWS = 400_000;
    private static final Duration SOON = Duration.ofSeconds(2);

    /** So that it is never a lack of memory that ends the long questions, however fast the machine is. */
    private static final String AMPLE = "2GB";

    /** What nobody would wait for: every group has nearly every value of its own. */
    private static final GroupQuery LONG = new GroupQuery(
            List.of(new Grouping("a", null)),
            List.of(
                    new Measure(Function.MEDIAN, "b", 0),
                    new Measure(Function.DISTINCT, "c", 0),
                    new Measure(Function.QUANTILE, "d", 0.1),
                    new Measure(Function.DISTINCT, "d", 0)),
            null,
            null,
            List.of(new SortStep("median(b)", true)),
            100,
            0);

    @TempDir
    static Path folder;

    private static WrittenTable written;
    private ColumnEngine engine;
    private ExecutorService threads;

    @BeforeAll
    static void write() throws IOException {
        written = WrittenTable.generated(
                folder,
                List.of(ColumnStorage.TEXT, ColumnStorage.INTEGER, ColumnStorage.TEXT, ColumnStorage.DECIMAL),
                ROWS,
                at -> new Object[] {
                    "group " + at * 7919L % ROWS, (long) (at % 97), "text " + at * 31L % ROWS, BigDecimal.valueOf(at, 3)
                });
    }

    @BeforeEach
    void open() throws IOException {
        engine = written.engine(AMPLE);
        threads = Executors.newCachedThreadPool();
    }

    @AfterEach
    void close() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        engine.close();
    }

    /** Asks the long question over and over, until it is ended. */
    private void askForever(QueryControl control) {
        while (true) {
            engine.group(written.table(), LONG, control);
        }
    }

    private static void assertEnded(Future<?> asked) {
        assertThatThrownBy(() -> asked.get(SOON.toMillis(), TimeUnit.MILLISECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(SearchTimeout.class);
    }

    private void assertAnswers() {
        assertThat(engine.count(written.table(), TableQuery.ALL, WrittenTable.time()))
                .isEqualTo(ROWS);
    }

    @Test
    void aQueryEndsWhenItIsCancelled() throws InterruptedException {
        QueryControl control = new QueryControl(Duration.ofHours(1));
        Future<?> asked = threads.submit(() -> askForever(control));
        assertThat(new CountDownLatch(1).await(300, TimeUnit.MILLISECONDS)).isFalse();
        control.cancel();
        assertEnded(asked);
        assertAnswers();
    }

    @Test
    void aQueryEndsWhenItsTimeIsUp() {
        assertEnded(threads.submit(() -> askForever(new QueryControl(Duration.ofMillis(200)))));
        assertAnswers();
    }

    @Test
    void nothingRunsUnderAControlThatIsOver() {
        QueryControl cancelled = new QueryControl(Duration.ofHours(1));
        cancelled.cancel();
        for (QueryControl control : List.of(cancelled, new QueryControl(Duration.ofNanos(-1)))) {
            assertThatThrownBy(() -> engine.count(written.table(), TableQuery.ALL, control))
                    .isInstanceOf(SearchTimeout.class);
        }
        assertAnswers();
    }

    @Test
    void oneControlEndsAllThatRunUnderIt() throws InterruptedException {
        QueryControl control = new QueryControl(Duration.ofHours(1));
        List<Future<?>> asked = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            asked.add(threads.submit(() -> askForever(control)));
        }
        assertThat(new CountDownLatch(1).await(300, TimeUnit.MILLISECONDS)).isFalse();
        control.cancel();
        asked.forEach(QueryControlTest::assertEnded);
        assertAnswers();
    }

    @Test
    void cancellingAtAnyMomentIsHeard() {
        for (int i = 0; i < 60; i++) {
            QueryControl control = new QueryControl(Duration.ofHours(1));
            Future<?> asked = threads.submit(() -> askForever(control));
            long until = System.nanoTime() + i * 300_000L;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            control.cancel();
            assertEnded(asked);
        }
        assertAnswers();
    }

    @Test
    void aScanSeesNothingMoreOnceItIsCancelled() {
        QueryControl control = new QueryControl(Duration.ofHours(1));
        int[] seen = {0};
        assertThatThrownBy(() -> engine.scan(written.table(), TableQuery.ALL, control, row -> {
                    seen[0]++;
                    if (seen[0] == 10) {
                        control.cancel();
                    }
                }))
                .isInstanceOf(SearchTimeout.class);
        assertThat(seen[0]).isEqualTo(10);
        assertAnswers();
    }

    @Test
    void whatTheVisitorThrowsEndsTheScan() {
        assertThatThrownBy(() -> engine.scan(written.table(), TableQuery.ALL, WrittenTable.time(), row -> {
                    throw new IOException("gone");
                }))
                .hasRootCauseMessage("gone");
        assertAnswers();
    }

    @Test
    void closingEndsWhatRuns() throws IOException, InterruptedException {
        ColumnEngine closing = written.engine();
        List<Future<?>> asked = new ArrayList<>();
        CountDownLatch begun = new CountDownLatch(4);
        for (int i = 0; i < 4; i++) {
            asked.add(threads.submit(() -> {
                begun.countDown();
                closing.group(written.table(), LONG, new QueryControl(Duration.ofHours(1)));
            }));
        }
        begun.await();
        closing.close();
        for (Future<?> each : asked) {
            assertThatThrownBy(() -> each.get(SOON.toMillis(), TimeUnit.MILLISECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfAny(SearchTimeout.class, ColumnEngineException.class);
        }
        assertThatThrownBy(() -> closing.count(written.table(), TableQuery.ALL, WrittenTable.time()))
                .isInstanceOf(ColumnEngineException.class)
                .hasMessage("the column engine is closed");
    }

    @Test
    void aQuestionThatNeedsTooMuchMemoryFailsAlone() throws IOException {
        try (ColumnEngine small = written.engine("24MB")) {
            GroupQuery huge = new GroupQuery(
                    List.of(),
                    List.of(new Measure(Function.DISTINCT, "a", 0), new Measure(Function.DISTINCT, "c", 0)),
                    null,
                    null,
                    List.of(),
                    10,
                    0);
            assertThatThrownBy(() -> small.group(written.table(), huge, WrittenTable.time()))
                    .isInstanceOfSatisfying(
                            Problem.class, e -> assertThat(e.kind()).isEqualTo(Problem.Kind.UNPROCESSABLE));
            assertThat(small.count(written.table(), TableQuery.ALL, WrittenTable.time()))
                    .isEqualTo(ROWS);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.toString().contains("spill")).filter(Files::isRegularFile))
                    .isEmpty();
        }
    }

    @Test
    void manyThreadsGetEachItsOwnAnswer() throws Exception {
        List<Future<Boolean>> asked = new ArrayList<>();
        for (int thread = 0; thread < 16; thread++) {
            int mine = thread;
            asked.add(threads.submit(() -> {
                for (int i = 0; i < 5; i++) {
                    long last = mine * 1000L + i;
                    Filter filter = FilterCheck.check(
                            Cql2Text.parse("_id <= " + last + " AND CASEI(c) LIKE 'text %'"),
                            TableKind.kinds("rows", written.table(), SampleTable.ZONE),
                            Set.of("rows"));
                    TableQuery query = TableQuery.ALL.withFilter(filter);
                    if (engine.count(written.table(), query, WrittenTable.time()) != last) {
                        return false;
                    }
                }
                return true;
            }));
        }
        for (Future<Boolean> each : asked) {
            assertThat(each.get()).isTrue();
        }
    }
}

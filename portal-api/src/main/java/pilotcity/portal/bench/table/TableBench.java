package pilotcity.portal.bench.table;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.check.FilterCheck;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.search.SortStep;
import pilotcity.portal.bench.harness.Measurement;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.filestore.LocalFile;
import pilotcity.portal.kernel.read.TableReadPool;
import pilotcity.portal.kernel.table.column.ShapeStorage;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.column.TableKind;
import pilotcity.portal.kernel.table.engine.ColumnEngine;
import pilotcity.portal.kernel.table.query.GroupQuery;
import pilotcity.portal.kernel.table.query.GroupQuery.Function;
import pilotcity.portal.kernel.table.query.GroupQuery.Grouping;
import pilotcity.portal.kernel.table.query.GroupQuery.Measure;
import pilotcity.portal.kernel.table.query.QueryControl;
import pilotcity.portal.kernel.table.query.TableQuery;
import pilotcity.portal.kernel.table.write.TableFileWriter;

/** Writes tables of generated rows and measures questions to the engine that reads them, in this process. */
public final class TableBench {
    private static final int LARGE = 10_000_000;
    private static final int ASKERS = 8;
    private static final int QUEUE = 100;
    private static final int TIMES = 5;
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String MEMORY = "512MB";
    private static final double NANOS = 1e9;
    private static final List<Measure> SUMS =
            List.of(new Measure(Function.COUNT, null, 0), new Measure(Function.SUM, "cost", 0));

    private final Path folder;
    private final int rows;
    private final boolean large;
    private final Duration length;
    private final long seed;
    private final TableReport report;

    /**
     * @param folder an empty one, for the files
     * @param rows of the table of twenty columns
     * @param large whether to write one of ten million rows as well
     * @param length of each measurement that has one
     */
    public TableBench(Path folder, int rows, boolean large, Duration length, long seed, TableReport report) {
        this.folder = folder;
        this.rows = rows;
        this.large = large;
        this.length = length;
        this.seed = seed;
        this.report = report;
    }

    public void run() throws IOException {
        Files.createDirectories(folder);
        Vertx vertx = Vertx.vertx();
        int threads = TableReadPool.threads();
        try (ColumnEngine engine = new ColumnEngine(
                        folder,
                        folder,
                        name -> LocalFile.of(folder.resolve(name + ".parquet")),
                        ZONE,
                        new ColumnEngine.Limits(MEMORY, threads));
                TableReadPool pool = new TableReadPool(vertx, engine, threads, QUEUE, LONGEST)) {
            GeneratedRows generated = new GeneratedRows(seed);
            StoredTable table = write("rows", rows, GeneratedRows.columns(), generated::row);
            profile(pool, table);
            ask(pool, table);
            if (large) {
                sums(pool, write("large", LARGE, GeneratedRows.few(), number -> generated.fewOfRow()));
            }
        } finally {
            Await.get(vertx.close());
        }
    }

    private StoredTable write(String name, int count, List<StoredColumn> columns, IntFunction<@Nullable Object[]> row)
            throws IOException {
        report.say("writing " + count + " rows of " + columns.size() + " columns");
        Path scratch = Files.createTempDirectory(folder, "scratch");
        long start = System.nanoTime();
        try (TableFileWriter writer = new TableFileWriter(
                columns, ShapeStorage.NONE, scratch, new TableFileWriter.Resources(MEMORY, TableReadPool.threads()))) {
            for (int i = 0; i < count; i++) {
                writer.row(row.apply(i), null);
            }
            Path written = scratch.resolve(name);
            List<StoredColumn> stored = writer.finish(written);
            Path file = Files.move(written, folder.resolve(name + ".parquet"));
            report.note(name + "WrittenSeconds", seconds(start));
            report.note(name + "FileMegabytes", Files.size(file) >> 20);
            return new StoredTable(name, count, stored, ShapeStorage.NONE, "geometry", null);
        }
    }

    private static double seconds(long start) {
        return Math.round((System.nanoTime() - start) / NANOS * 1000) / 1000.0;
    }

    private void profile(TableReadPool pool, StoredTable table) {
        report.say("profiling all columns");
        report.note(
                "engineProfileSeconds",
                median(() -> Await.get(pool.read((engine, control) -> engine.profile(table, control)))));
    }

    private void sums(TableReadPool pool, StoredTable table) {
        report.say("summing by groups");
        GroupQuery query = grouped("district", null);
        report.note(
                "largeSumSeconds",
                median(() -> Await.get(pool.read((engine, control) -> engine.group(table, query, control)))));
    }

    private static double median(Runnable work) {
        double[] taken = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            work.run();
            taken[i] = seconds(start);
        }
        Arrays.sort(taken);
        return taken[TIMES / 2];
    }

    private static GroupQuery grouped(String column, @Nullable Filter filter) {
        return new GroupQuery(List.of(new Grouping(column, null)), SUMS, null, filter, List.of(), 100, 0);
    }

    private void ask(TableReadPool pool, StoredTable table) {
        measure(pool, "filter, groups", number -> {
            GroupQuery query = grouped(number % 2 == 0 ? "district" : "status", filter(table, number));
            return (engine, control) -> engine.group(table, query, control).total();
        });
        measure(pool, "filter, sorted page", number -> {
            TableQuery query = TableQuery.ALL
                    .withFilter(filter(table, number))
                    .withSort(List.of(new SortStep("cost", true)))
                    .withTotal(false);
            return (engine, control) ->
                    (long) engine.search(table, query, control).rows().size();
        });
    }

    /** Another for each number, so that no answer helps the next. */
    private static Filter filter(StoredTable table, int number) {
        return FilterCheck.check(
                Cql2Text.parse("cost > " + (number * 7919 % 90_000) + " AND days < " + (number * 31 % 300 + 30)
                        + " AND reported >= DATE('2021-0" + (number % 9 + 1) + "-01')"),
                TableKind.kinds("rows", table, ZONE),
                Set.of("rows"));
    }

    /** A question to the engine. */
    @FunctionalInterface
    private interface Question {
        long ask(ColumnEngine engine, QueryControl control);
    }

    private void measure(TableReadPool pool, String name, IntFunction<Question> questions) {
        report.say("asking " + name + ", " + ASKERS + " at once");
        TableAskers askers = new TableAskers(
                "engine: " + name, ASKERS, number -> Await.get(pool.read(questions.apply(number)::ask)));
        askers.run(WARM_UP);
        Measurement measured = askers.run(length);
        report.add(measured);
    }
}

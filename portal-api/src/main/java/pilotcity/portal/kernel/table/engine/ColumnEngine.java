package pilotcity.portal.kernel.table.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import pilotcity.index.search.Coverage;
import pilotcity.index.search.SearchTimeout;
import pilotcity.index.search.TileContent;
import pilotcity.portal.kernel.filestore.LocalFile;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.duckdb.ColumnEngineException;
import pilotcity.portal.kernel.table.duckdb.Databases;
import pilotcity.portal.kernel.table.query.GroupQuery;
import pilotcity.portal.kernel.table.query.GroupedRows;
import pilotcity.portal.kernel.table.query.QueryControl;
import pilotcity.portal.kernel.table.query.TableComparison;
import pilotcity.portal.kernel.table.query.TableDifference;
import pilotcity.portal.kernel.table.query.TablePage;
import pilotcity.portal.kernel.table.query.TableProfile;
import pilotcity.portal.kernel.table.query.TableQuery;
import pilotcity.portal.kernel.table.query.TableTileQuery;
import pilotcity.portal.kernel.table.sql.Conditioned;
import pilotcity.portal.kernel.table.sql.GroupSql;
import pilotcity.portal.kernel.table.sql.KeysetOrder;
import pilotcity.portal.kernel.table.sql.QuerySession;
import pilotcity.portal.kernel.table.sql.RowConditions;
import pilotcity.portal.kernel.table.sql.RowJsonWriter;

/**
 * Answers questions over stored tables, each on the thread that asks. The database behind it holds nothing: it reads
 * the files of one folder, and reaches neither other files nor the network. Every question fails with SearchException
 * where it names what the table does not have, with SearchTimeout where its control ends it, and with a Problem where it
 * takes more memory than there is.
 */
public final class ColumnEngine implements AutoCloseable {
    private static final long CHECK_MILLIS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path folder;
    private final Path scratch;
    private final Limits limits;
    private @Nullable DuckDBConnection database;
    private final FileLocator files;
    private final ZoneId zone;
    private final RowConditions conditions = new RowConditions();
    private final ScheduledFuture<?> checks;
    private final Set<QuerySession> running = ConcurrentHashMap.newKeySet();
    private final ReadWriteLock open = new ReentrantReadWriteLock();
    private volatile boolean closed;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("column-clock").daemon().factory());

    /** Where the Parquet file with a checksum is on disk, for as long as it is read. */
    @FunctionalInterface
    public interface FileLocator {
        LocalFile open(String sha256);
    }

    /**
     * What a running engine may use.
     *
     * @param memory such as {@code 512MB}
     */
    public record Limits(String memory, int threads) {}

    /** Sees one row after the other; what it throws ends the scan. */
    @FunctionalInterface
    public interface Visitor {
        void see(byte[] json) throws IOException;
    }

    /**
     * @param folder the only one whose files can be read
     * @param scratch for what does not fit into memory
     * @param zone where days begin and end
     */
    public ColumnEngine(Path folder, Path scratch, FileLocator files, ZoneId zone, Limits limits) {
        this.files = files;
        this.zone = zone;
        this.folder = folder.toAbsolutePath().normalize();
        this.scratch = scratch.toAbsolutePath().normalize();
        this.limits = limits;
        this.checks = clock.scheduleWithFixedDelay(
                () -> running.forEach(session -> session.control().check()),
                CHECK_MILLIS,
                CHECK_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    /** Opened by the first question: a portal without tables to read does without it. */
    private synchronized DuckDBConnection database() {
        DuckDBConnection opened = database;
        if (opened != null) {
            return opened;
        }
        try {
            Files.createDirectories(scratch);
            DuckDBConnection fresh = Databases.open(folder, scratch, limits.memory(), limits.threads());
            conditions.register(fresh);
            database = fresh;
            return fresh;
        } catch (SQLException | IOException e) {
            throw new ColumnEngineException("the column engine does not start", e);
        }
    }

    /** One page of rows, with the counts that were asked for. */
    public TablePage search(StoredTable table, TableQuery query, QueryControl control) {
        return run(table, control, session -> new PageReader(table, query, session).read());
    }

    /** Every row that matches, in the order that was asked for, however many. */
    public void scan(StoredTable table, TableQuery query, QueryControl control, Visitor visitor) {
        run(table, control, session -> {
            RowJsonWriter json = new RowJsonWriter(table, query.select());
            Conditioned where = session.where(query.text(), query.filter());
            String sql = "SELECT " + json.selected() + session.from() + where.sql()
                    + new KeysetOrder(table, query.sort()).orderBy(false);
            session.each(sql, where.parameters(), row -> visitor.see(json.write(row)));
            return true;
        });
    }

    public long count(StoredTable table, TableQuery query, QueryControl control) {
        return run(table, control, session -> session.count(session.where(query.text(), query.filter())));
    }

    public GroupedRows group(StoredTable table, GroupQuery query, QueryControl control) {
        return run(table, control, session -> {
            GroupSql groups = new GroupSql(table, query, zone);
            Conditioned where = session.where(query.text(), query.filter());
            String inner = "SELECT " + groups.selected() + session.from() + where.sql() + groups.groupBy();
            List<String> names = groups.names();
            List<Map<String, @Nullable Object>> found = new ArrayList<>();
            long[] total = {0};
            String sql = "SELECT *, count(*) OVER () FROM (" + inner + ")" + groups.orderBy() + " LIMIT "
                    + query.limit() + " OFFSET " + query.offset();
            session.each(sql, where.parameters(), row -> {
                Map<String, @Nullable Object> group = new LinkedHashMap<>();
                for (int i = 0; i < names.size(); i++) {
                    group.put(names.get(i), groups.value(row, i));
                }
                total[0] = row.getLong(names.size() + 1);
                found.add(group);
            });
            if (found.isEmpty()) {
                session.each(
                        "SELECT count(*) FROM (" + inner + ")", where.parameters(), row -> total[0] = row.getLong(1));
            }
            return new GroupedRows(total[0], names, found);
        });
    }

    /** What stands in each column. */
    public TableProfile profile(StoredTable table, QueryControl control) {
        return run(table, control, session -> new TableProfiler(table, session).read());
    }

    /**
     * The values of one column in the rows that match, counted in bins of equal width; none where they do not differ.
     *
     * @param query of which the words and the condition count
     */
    public List<TableProfile.Bin> histogram(
            StoredTable table, StoredColumn column, TableQuery query, QueryControl control) {
        return run(table, control, session -> {
            Conditioned where = session.where(query.text(), query.filter());
            return ColumnHistogram.read(session, column, table.physical(column.name()), where);
        });
    }

    /** In which rows two states of a table differ. */
    public TableDifference compare(TableComparison asked, QueryControl control) {
        if (asked.isOfOneFile()) {
            return TableDifference.none(asked.usableKey());
        }
        return run(asked.before(), control, session -> {
            try (LocalFile later = files.open(asked.after().sha256())) {
                return new ComparisonReader(asked, session, session.from(), QuerySession.from(later.path())).read();
            }
        });
    }

    /** How far the rows of a table reach: the box around their places, the first and the last time. */
    public Coverage coverage(StoredTable table, QueryControl control) {
        return run(table, control, session -> new CoverageReader(table, session, zone).read());
    }

    /** What a map tile asks for. */
    public TileContent tile(StoredTable table, TableTileQuery query, QueryControl control) {
        return run(table, control, session -> new TableTileReader(table, query, session).read());
    }

    private <T> T run(StoredTable table, QueryControl control, Work<T> work) {
        control.requireTime();
        if (closed || !open.readLock().tryLock()) {
            throw new ColumnEngineException("the column engine is closed", null);
        }
        try (LocalFile file = files.open(table.sha256());
                DuckDBConnection connection = database().duplicate();
                RowConditions.Held held = conditions.hold(table, zone)) {
            QuerySession session = new QuerySession(connection, table, file.path(), held, zone, control);
            running.add(session);
            try {
                return work.with(session);
            } finally {
                running.remove(session);
            }
        } catch (SQLException e) {
            throw failure(e, control);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            open.readLock().unlock();
        }
    }

    private static RuntimeException failure(SQLException e, QueryControl control) {
        if (control.isOver()) {
            return new SearchTimeout();
        }
        String message = String.valueOf(e.getMessage());
        if (message.contains("Out of Memory Error") || message.contains("OutOfMemory")) {
            return Problem.of(
                    Problem.Kind.UNPROCESSABLE,
                    "this takes more memory than one question may have; ask for fewer rows, groups or columns");
        }
        return new ColumnEngineException("a query of a table failed", e);
    }

    /** What is done in one session. */
    @FunctionalInterface
    private interface Work<T> {
        T with(QuerySession session) throws SQLException, IOException;
    }

    /** Ends what runs, and waits for it a little. */
    @Override
    public void close() {
        closed = true;
        long patience = System.nanoTime() + PATIENCE.toNanos();
        try {
            boolean idle = false;
            while (!idle && System.nanoTime() - patience < 0) {
                running.forEach(session -> session.control().cancel());
                idle = open.writeLock().tryLock(CHECK_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        checks.cancel(true);
        clock.shutdownNow();
        DuckDBConnection opened = database;
        if (opened != null) {
            close(opened);
        }
    }

    private static void close(DuckDBConnection opened) {
        try {
            opened.close();
        } catch (SQLException e) {
            throw new ColumnEngineException("the column engine does not stop", e);
        }
    }
}

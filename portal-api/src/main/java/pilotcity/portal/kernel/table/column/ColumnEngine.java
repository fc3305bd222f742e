package pilotcity.portal.kernel.table.column;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import pilotcity.index.search.SearchTimeout;

/**
 * Answers questions over stored tables, each on the thread that asks. The database behind it holds nothing: it reads
 * the files of one folder, and reaches neither other files nor the network.
 */
public final class ColumnEngine implements AutoCloseable {
    private static final long CHECK_MILLIS = 50;

    private final DuckDBConnection database;
    private final FileLocator files;
    private final ZoneId zone;
    private final RowConditions conditions = new RowConditions();
    private final ScheduledFuture<?> checks;
    private final Set<QueryControl> running = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("column-clock").daemon().factory());

    /** Where the Parquet file with a checksum is on disk. */
    @FunctionalInterface
    public interface FileLocator {
        Path get(String sha256);
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
        try {
            this.database = Databases.open(folder, scratch, limits.memory(), limits.threads());
            conditions.register(database);
        } catch (SQLException e) {
            throw new ColumnEngineException("the column engine does not start", e);
        }
        this.checks = clock.scheduleWithFixedDelay(
                () -> running.forEach(QueryControl::check), CHECK_MILLIS, CHECK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** One page of rows, with the counts that were asked for. */
    public TablePage search(StoredTable table, TableQuery query, QueryControl control) {
        return run(table, control, session -> {
            boolean backwards = query.before() != null;
            RowJsonWriter json = new RowJsonWriter(table, query.select());
            KeysetOrder order = new KeysetOrder(table, query.sort());
            Conditioned where = session.where(query.text(), query.filter());
            String cursor = backwards ? query.before() : query.after();
            List<TablePage.Row> rows = new ArrayList<>();
            if (query.limit() > 0) {
                List<Object> parameters = new ArrayList<>(where.parameters());
                String beyond = cursor == null ? "" : where.and() + order.beyond(cursor, backwards, parameters);
                String sql = "SELECT " + json.selected() + order.keys() + session.from() + where.sql() + beyond
                        + order.orderBy(backwards) + " LIMIT " + (query.limit() + 1L) + " OFFSET " + query.offset();
                session.each(sql, parameters, row -> {
                    long id = row.getLong(1);
                    rows.add(new TablePage.Row(id, json.write(row), order.cursor(row, json.width() + 1, id)));
                });
            }
            boolean more = rows.size() > query.limit();
            List<TablePage.Row> page = more ? rows.subList(0, query.limit()) : rows;
            if (backwards) {
                Collections.reverse(page);
            }
            long total = query.total() ? session.count(where) : -1;
            return new TablePage(total, List.copyOf(page), more, session.facets(query.facets(), where));
        });
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
                    group.put(names.get(i), value(row, i + 1, groups.isMoment(i)));
                }
                total[0] = row.getLong(names.size() + 1);
                found.add(group);
            });
            return new GroupedRows(total[0], names, found);
        });
    }

    private static @Nullable Object value(ResultSet row, int at, boolean moment) throws SQLException {
        Object value = row.getObject(at);
        return switch (value) {
            case null -> null;
            case Long number -> moment ? RowJsonWriter.moment(number) : number;
            case Integer number -> number.longValue();
            case Date date -> date.toLocalDate();
            case BigInteger number -> new BigDecimal(number);
            default -> value;
        };
    }

    /** What stands in each column. */
    public TableProfile profile(StoredTable table, QueryControl control) {
        return run(table, control, session -> new TableProfiler(table, session).read());
    }

    private <T> T run(StoredTable table, QueryControl control, Work<T> work) {
        running.add(control);
        try (DuckDBConnection connection = database.duplicate();
                RowConditions.Held held = conditions.hold(table, zone)) {
            return work.with(new QuerySession(connection, table, files.get(table.sha256()), held, zone, control));
        } catch (SQLException e) {
            if (control.isCancelled() || control.isOver()) {
                throw new SearchTimeout();
            }
            throw new ColumnEngineException("a query of a table failed", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            running.remove(control);
        }
    }

    /** What is done in one session. */
    @FunctionalInterface
    private interface Work<T> {
        T with(QuerySession session) throws SQLException, IOException;
    }

    @Override
    public void close() {
        checks.cancel(true);
        clock.shutdownNow();
        running.forEach(QueryControl::cancel);
        try {
            database.close();
        } catch (SQLException e) {
            throw new ColumnEngineException("the column engine does not stop", e);
        }
    }
}

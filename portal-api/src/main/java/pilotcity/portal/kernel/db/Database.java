package pilotcity.portal.kernel.db;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.portal.kernel.db.transaction.AvailabilityGate;
import pilotcity.portal.kernel.db.transaction.GatedClient;
import pilotcity.portal.kernel.db.transaction.LastStatement;
import pilotcity.portal.kernel.db.transaction.Outage;
import pilotcity.portal.kernel.db.transaction.Transactions;
import pilotcity.portal.kernel.problem.Problem;

/**
 * The database: a pool of connections, behind a {@link AvailabilityGate} that is shut while it is away. What fails
 * because it is away fails with a {@link Problem} UNAVAILABLE, within seconds, whether the server died or hangs.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int CLOSE_SECONDS = 5;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(300);
    private static final int CONNECT_MILLIS = 3000;
    private static final int POOL_MILLIS = 3500;
    private static final int LONGEST_POOL_MILLIS = 60_000;

    /** What is longer is prepared anew each time; nothing here is. */
    private static final int LONGEST_STATEMENT = 50_000;

    /**
     * Nobody waits longer than that for a row that another has locked; and a transaction whose process stands still
     * holds its locks no longer than that.
     */
    private static final String LIMITS = "SET lock_timeout = '4s'; SET idle_in_transaction_session_timeout = '60s'";

    /** No statement here runs for so long that compiling it would pay: a look at the change log took 380 ms. */
    private static final String PLANS = "SET jit = off";

    /** The change feed asks one thing at a time, and loads two ahead. */
    private static final int FEED_CONNECTIONS = 3;

    /**
     * Planning a small look takes seven times as long as running it, so that plans are kept; one that was made while a
     * table was small must not read the whole of it for each page of changes.
     */
    private static final String FEED_PLANS = "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off";

    private final Vertx vertx;
    private final DatabaseServer server;
    private final int size;
    private final List<String> migrations;
    private final AvailabilityGate gate = new AvailabilityGate();
    private final SqlClient client = new GatedClient(this::connectionOfRequests, gate);
    private final SqlClient feed = new GatedClient(this::connectionOfFeed, gate);
    private final Transactions transactions = new Transactions(this::connectionOfRequests, gate);

    private final Heartbeat heartbeat;
    private volatile Pools pools;
    private volatile boolean watched;

    /**
     * Connections.
     *
     * @param feed those of the change feed: writers would let it wait for theirs, and everybody waits for the feed
     */
    private record Pools(Pool requests, Pool feed) {
        Future<Void> close() {
            return Future.join(requests.close(), feed.close()).mapEmpty();
        }
    }

    /** @param size the most connections at once, besides those of the change feed */
    public Database(Vertx vertx, DatabaseServer server, int size, List<String> migrations) {
        this.vertx = vertx;
        this.server = server;
        this.size = size;
        this.migrations = migrations;
        this.pools = connect();
        this.heartbeat = new Heartbeat(server, gate::open, this::leave);
    }

    /**
     * Starts the server where that is the portal's to do, brings the database to the current schema, and lets everybody
     * ask; blocks. What failed can be tried again.
     *
     * @throws DatabaseException when the database cannot be reached, with the reason
     */
    public synchronized void open() {
        server.ensure();
        try {
            Heartbeat.ask(server.address());
        } catch (SQLException e) {
            throw new DatabaseException("the database " + server.address() + " cannot be reached", e);
        }
        UnfinishedRestore.requireNone(server.address());
        Migrations.run(server.address(), migrations);
        if (!watched) {
            gate.open();
        }
    }

    /**
     * From now on asks the database all the time whether it is there, and tells everybody when it is not. What starts,
     * or works alone as a command does, would rather wait for a machine that is slow than be told so.
     */
    public synchronized void watch() {
        if (!watched) {
            watched = true;
            heartbeat.start();
        }
    }

    private Pools connect() {
        return new Pools(
                connect(size, LIMITS + "; " + PLANS),
                connect(FEED_CONNECTIONS, LIMITS + "; " + PLANS + "; " + FEED_PLANS));
    }

    private Pool connect(int most, String settings) {
        return PgBuilder.pool()
                .connectingTo(() -> Future.succeededFuture(options(server.address())))
                .with(new PoolOptions()
                        .setMaxSize(most)
                        .setConnectionTimeout(LONGEST_POOL_MILLIS)
                        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS))
                .with(new NetClientOptions().setConnectTimeout(CONNECT_MILLIS))
                .withConnectHandler(
                        connection -> connection.query(settings).execute().onComplete(done -> connection.close()))
                .using(vertx)
                .build();
    }

    private static SqlConnectOptions options(DatabaseAddress address) {
        return new PgConnectOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setDatabase(address.database())
                .setUser(address.user())
                .setPassword(address.password())
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheSqlLimit(LONGEST_STATEMENT);
    }

    /** The connections may hang for good: others are made when the database is there again. */
    private void leave() {
        gate.shut();
        Pools former = pools;
        pools = connect();
        former.close();
    }

    private Future<SqlConnection> connectionOfRequests() {
        return connection(pools.requests());
    }

    private Future<SqlConnection> connectionOfFeed() {
        return connection(pools.feed());
    }

    /** Whatever keeps one from getting a connection is the database's being away. */
    private Future<SqlConnection> connection(Pool pool) {
        Future<SqlConnection> asked = pool.getConnection();
        Future<SqlConnection> given = watched ? asked.timeout(POOL_MILLIS, TimeUnit.MILLISECONDS) : asked;
        return given.onFailure(late -> asked.onSuccess(SqlConnection::close))
                .recover(failure -> Future.failedFuture(Outage.is(failure) ? failure : new IOException(failure)));
    }

    /** Whether the database answers. */
    public boolean isUp() {
        return gate.isOpen();
    }

    /** Whether the database answers, but takes no writes. */
    public boolean isReadOnly() {
        return heartbeat.isReadOnly();
    }

    /** For single statements. */
    public SqlClient client() {
        return client;
    }

    /** The same for the change feed, which does not queue for a connection. */
    public SqlClient feed() {
        return feed;
    }

    /** Where the database is; one of the portal's own has an address when it has been started. */
    public DatabaseAddress address() {
        return server.address();
    }

    /** Connections that may be open at once. */
    public int size() {
        return size + FEED_CONNECTIONS;
    }

    /** Connections open now. */
    public int connections() {
        return pools.requests().size() + pools.feed().size();
    }

    /** What only one process at a time is to do, of all on this database; empty while another does. Blocks. */
    public Optional<DatabaseLock> tryLock(String name) {
        return DatabaseLock.take(server.address(), name);
    }

    /** The same, waited for; {@code waits} is run once when another process has it. */
    public DatabaseLock lock(String name, Runnable waits) {
        Optional<DatabaseLock> lock = tryLock(name);
        if (lock.isEmpty()) {
            waits.run();
        }
        while (lock.isEmpty()) {
            Await.pause(LOOK_AGAIN);
            lock = tryLock(name);
        }
        return lock.get();
    }

    /**
     * Runs {@code work} in a transaction: committed when its future succeeds, rolled back when it fails. What the
     * server gave up in favour of another transaction is run again from its beginning.
     */
    public <T> Future<T> inTransaction(Function<SqlConnection, Future<T>> work) {
        return transactions.run(work);
    }

    /** The same for work whose last statement is known to be that: {@code COMMIT} is sent behind it at once. */
    public <T> Future<T> inTransactionEndedBy(Function<SqlConnection, Future<LastStatement<T>>> work) {
        return transactions.runEndedBy(work);
    }

    /** The rows of a query, each made into a record. */
    public static <T> Future<List<T>> list(SqlClient client, String sql, Tuple parameters, Function<Row, T> mapper) {
        return client.preparedQuery(sql).execute(parameters).map(rows -> {
            List<T> records = new ArrayList<>(rows.size());
            for (Row row : rows) {
                records.add(mapper.apply(row));
            }
            return records;
        });
    }

    @Override
    public void close() {
        heartbeat.close();
        gate.shut();
        try {
            pools.close().toCompletionStage().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            LOG.warn("connections to the database stay open until the process ends", e);
        }
        server.close();
    }
}

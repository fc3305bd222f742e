package pilotcity.portal.kernel.db;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The pool of connections to PostgreSQL. */
public final class Db implements AutoCloseable {
    private final Pool pool;
    private final int size;
    private final DatabaseAddress address;

    private Db(Pool pool, int size, DatabaseAddress address) {
        this.pool = pool;
        this.address = address;
        this.size = size;
    }

    /** Migrates the database at {@code address} and connects to it. */
    public static Db open(Vertx vertx, DatabaseAddress address, int size, List<String> migrations) {
        Migrations.run(address, migrations);
        PgConnectOptions options = new PgConnectOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setDatabase(address.database())
                .setUser(address.user())
                .setPassword(address.password())
                .setCachePreparedStatements(true);
        Pool pool = PgBuilder.pool()
                .connectingTo(options)
                .with(new PoolOptions().setMaxSize(size))
                .using(vertx)
                .build();
        return new Db(pool, size, address);
    }

    /** For single statements. */
    public SqlClient client() {
        return pool;
    }

    /** Where the database is. */
    public DatabaseAddress address() {
        return address;
    }

    /** Connections that may be open at once. */
    public int size() {
        return size;
    }

    /** Connections open now. */
    public int open() {
        return pool.size();
    }

    /** Runs {@code work} in a transaction: committed when its future succeeds, rolled back when it fails. */
    @SuppressWarnings("NullAway") // the driver declares a nullable result; the work decides
    public <T> Future<T> inTransaction(Function<SqlConnection, Future<T>> work) {
        return pool.withTransaction(work);
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
        Await.get(pool.close());
    }
}

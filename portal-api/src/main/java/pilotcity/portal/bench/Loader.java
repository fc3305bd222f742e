package pilotcity.portal.bench;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import pilotcity.portal.kernel.changes.ChangeToken;
import pilotcity.portal.kernel.db.Await;

/** Writes samples into the database of a running portal with SQL alone, as any other program would. */
final class Loader implements AutoCloseable {
    private static final int BATCH = 2_000;
    private static final int WRITERS = 2;
    private static final String INSERT = """
            INSERT INTO sample (id, description, address, category, status, agency, province, place, reported,
                                updated, lon, lat)
            SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                                 $8::text[], $9::timestamptz[], $10::timestamptz[], $11::float8[], $12::float8[])
            RETURNING pg_current_xact_id()::text AS xid
            """;

    private final Pool pool;
    private final Generator generator;

    /** @param data the data folder of the portal */
    Loader(Vertx vertx, Path data, Generator generator) {
        this.generator = generator;
        PgConnectOptions options = new PgConnectOptions()
                .setHost("127.0.0.1")
                .setPort(port(data))
                .setDatabase("postgres")
                .setUser("postgres")
                .setPassword(read(data.resolve("postgresql/password")).getFirst())
                .setCachePreparedStatements(true);
        this.pool = PgBuilder.pool()
                .connectingTo(options)
                .with(new PoolOptions().setMaxSize(WRITERS))
                .using(vertx)
                .build();
    }

    private static int port(Path data) {
        return Integer.parseInt(
                read(data.resolve("postgresql/cluster/postmaster.pid")).get(3).strip());
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Inserts samples {@code from} (inclusive) to {@code to}; returns the token of the last transaction. */
    ChangeToken load(long from, long to) {
        AtomicLong next = new AtomicLong(from);
        AtomicLong last = new AtomicLong();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, WRITERS).forEach(writer -> {
                var _ = writers.submit(() -> write(next, to, last));
            });
        }
        return ChangeToken.parse(Long.toString(last.get()));
    }

    private void write(AtomicLong next, long to, AtomicLong last) {
        for (long start = next.getAndAdd(BATCH); start < to; start = next.getAndAdd(BATCH)) {
            long xid = insert(LongStream.range(start, Math.min(to, start + BATCH))
                    .mapToObj(generator::sample)
                    .toList());
            last.accumulateAndGet(xid, Math::max);
        }
    }

    /** Inserts {@code samples} in one transaction; returns its number. */
    long insert(List<Sample> samples) {
        Tuple columns = Tuple.tuple();
        List<Function<Sample, String>> texts = List.of(
                Sample::id,
                Sample::description,
                Sample::address,
                Sample::category,
                Sample::status,
                Sample::agency,
                Sample::province,
                Sample::place);
        texts.forEach(
                text -> columns.addArrayOfString(samples.stream().map(text).toArray(String[]::new)));
        columns.addValue(samples.stream()
                .map(sample -> sample.reported().atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new));
        columns.addValue(samples.stream()
                .map(sample -> sample.updated().atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new));
        columns.addValue(samples.stream().map(sample -> sample.point().getX()).toArray(Double[]::new));
        columns.addValue(samples.stream().map(sample -> sample.point().getY()).toArray(Double[]::new));
        return Await.get(pool.preparedQuery(INSERT)
                .execute(columns)
                .map(rows -> Long.parseLong(rows.iterator().next().getString("xid"))));
    }

    @Override
    public void close() {
        Await.get(pool.close());
    }
}

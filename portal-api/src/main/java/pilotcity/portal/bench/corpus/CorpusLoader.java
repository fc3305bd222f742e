package pilotcity.portal.bench.corpus;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
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
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import pilotcity.portal.kernel.control.ControlSocket;
import pilotcity.portal.kernel.db.Await;

/**
 * Fills a running portal: samples with SQL alone, as any other program would, and records by the import of another
 * system's export.
 */
public final class CorpusLoader implements AutoCloseable {
    private static final int BATCH = 2_000;
    private static final int WRITERS = 2;
    private static final String INSERT = """
            INSERT INTO sample (id, description, address, category, status, agency, province, place, reported,
                                updated, lon, lat)
            SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                                 $8::text[], $9::timestamptz[], $10::timestamptz[], $11::float8[], $12::float8[])
            """;

    private static final String INSERT_RECORD = """
            INSERT INTO record (id, status, category, description, address, place, lon, lat, holder, reported_at,
                                updated_at, source, source_id)
            VALUES ($1, 'accepted', $2, $3, $4, $5, $6, $7, 'portal', $8, $9, $10, $11)
            """;

    private final Pool pool;
    private final Path data;
    private final BenchCorpus benchCorpus;
    private final SampleGenerator generator;

    /** @param data the data folder of the portal */
    public CorpusLoader(Vertx vertx, Path data, BenchCorpus benchCorpus, SampleGenerator generator) {
        this.data = data;
        this.benchCorpus = benchCorpus;
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

    /** Makes what {@link #load} needs, so that the time it takes is its own. */
    public void prepare(long documents) throws IOException {
        if (benchCorpus == BenchCorpus.RECORD) {
            ServiceRequestFile.write(csv(), generator, documents);
            ServiceRequestFile.writeMapping(mapping());
        }
    }

    private Path csv() {
        return data.resolveSibling("records.csv");
    }

    private Path mapping() {
        return data.resolveSibling("mapping.json");
    }

    /** Writes {@code documents} documents, all committed when it returns. */
    public void load(long documents, Consumer<String> print) {
        if (benchCorpus == BenchCorpus.SAMPLE) {
            loadSamples(documents);
            return;
        }
        JsonObject order = new JsonObject()
                .put("kind", benchCorpus.plural())
                .put("with", new JsonObject())
                .put("check", false)
                .put("file", csv().toAbsolutePath().toString())
                .put("mapping", mapping().toAbsolutePath().toString());
        ControlSocket.ask(data, "import file", order.encode(), print);
    }

    private void loadSamples(long documents) {
        AtomicLong next = new AtomicLong();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, WRITERS).forEach(writer -> {
                var _ = writers.submit(() -> write(next, documents));
            });
        }
    }

    private void write(AtomicLong next, long to) {
        for (long start = next.getAndAdd(BATCH); start < to; start = next.getAndAdd(BATCH)) {
            insert(LongStream.range(start, Math.min(to, start + BATCH))
                    .mapToObj(generator::sample)
                    .toList());
        }
    }

    /** Commits one more document, past every verb; returns its id. */
    public String insert(long number) {
        SampleDocument sample = generator.sample(number);
        if (benchCorpus == BenchCorpus.SAMPLE) {
            insert(List.of(sample));
            return sample.id();
        }
        String id = ServiceRequestFile.SOURCE + ":" + sample.id();
        Tuple values = Tuple.of(
                id,
                ServiceRequestFile.firstCategory(sample),
                sample.description(),
                sample.address(),
                sample.place(),
                sample.point().getX());
        values.addValue(sample.point().getY())
                .addValue(sample.reported().atOffset(ZoneOffset.UTC))
                .addValue(sample.updated().atOffset(ZoneOffset.UTC))
                .addValue(ServiceRequestFile.SOURCE)
                .addValue(sample.id());
        Await.get(pool.preparedQuery(INSERT_RECORD).execute(values));
        return id;
    }

    /** Inserts {@code samples} in one transaction. */
    private void insert(List<SampleDocument> samples) {
        Tuple columns = Tuple.tuple();
        List<Function<SampleDocument, String>> texts = List.of(
                SampleDocument::id,
                SampleDocument::description,
                SampleDocument::address,
                SampleDocument::category,
                SampleDocument::status,
                SampleDocument::agency,
                SampleDocument::province,
                SampleDocument::place);
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
        Await.get(pool.preparedQuery(INSERT).execute(columns));
    }

    @Override
    public void close() {
        Await.get(pool.close());
    }
}

package pilotcity.portal.cli;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import pilotcity.portal.bench.Bench;
import pilotcity.portal.bench.BenchReport;
import pilotcity.portal.bench.corpus.BenchCorpus;
import pilotcity.portal.bench.opensearch.BenchQuestion;
import pilotcity.portal.bench.opensearch.ComparisonReport;
import pilotcity.portal.bench.opensearch.OpenSearchComparison;
import pilotcity.portal.bench.table.PublicationBench;
import pilotcity.portal.bench.table.TableBench;
import pilotcity.portal.bench.table.TableReport;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.ConfigException;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.control.CommandException;
import pilotcity.portal.kernel.files.FolderTree;

/** Measures a scratch portal. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Load generated documents into a scratch folder and measure reads, writes and memory.")
final class BenchCommand implements Callable<Integer> {
    private static final String PEER = "opensearch";
    private static final String HEAP = "1g";
    private static final String TABLES_HEAP = "512m";

    @Option(names = "--documents", paramLabel = "N", defaultValue = "200000", description = "documents to load")
    private long documents;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "record",
            description = "record; or sample, smaller documents that older figures were measured with")
    private String kind = "record";

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "10", description = "length of each measurement")
    private int seconds;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "another seed, other documents")
    private long seed;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            description = "heap of the portal under test; 1g, with --tables 512m")
    private @Nullable String heap;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            defaultValue = "bench-data/report.json",
            description = "where to write the figures")
    private Path json = Path.of("bench-data/report.json");

    @Option(
            names = "--against",
            paramLabel = "PEER",
            description = "opensearch: measure it beside the portal instead, with the same records and questions")
    private @Nullable String against;

    @Option(
            names = "--questions",
            paramLabel = "Q,Q",
            split = ",",
            description = "with --against: only these of b1, b2, b3, b4, f1, c1, c2, e1")
    private List<String> questions = List.of();

    @Option(
            names = "--connections",
            paramLabel = "N,N",
            split = ",",
            defaultValue = "8",
            description = "with --against: over how many connections")
    private List<Integer> connections = List.of();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "with --against: how often each is measured, by turns")
    private int rounds;

    @Option(
            names = "--reports",
            paramLabel = "N",
            defaultValue = "3600",
            description = "with --against: reports that are written one at a time before")
    private int reports;

    @Option(
            names = "--peer-heap",
            paramLabel = "SIZE",
            defaultValue = "2g",
            description = "with --against: heap of the peer")
    private String peerHeap = "2g";

    @Option(
            names = "--tables",
            paramLabel = "ROWS",
            description = "measure tables instead: one with so many rows of 20 columns is published and asked")
    private @Nullable Integer tables;

    @Option(names = "--tables-large", description = "with --tables: one of 10,000,000 rows as well")
    private boolean tablesLarge;

    @Override
    public Integer call() throws IOException {
        if (CommandTerminal.usesData()) {
            throw new ConfigException("bench has a scratch folder of its own, bench-data; it takes no --data");
        }
        List<BenchQuestion> asked = asked();
        BenchCorpus benchCorpus = corpus();
        requirePositive();
        Path home = Path.of(System.getProperty("portal.home", "."));
        Config config = CommandTerminal.config();
        Path places = config.path(Setting.DATASETS).resolve("places/places.csv");
        if (tables != null) {
            return measureTables(home, places, tables);
        }
        return against == null ? measure(home, places, benchCorpus) : compare(home, places, asked);
    }

    private BenchCorpus corpus() {
        if (!kind.equals("record") && (!kind.equals("sample") || against != null)) {
            throw CommandException.wrong("--kind is record or, without --against, sample; not '" + kind + "'");
        }
        return BenchCorpus.valueOf(kind.toUpperCase(Locale.ROOT));
    }

    private List<BenchQuestion> asked() {
        if (against == null && !questions.isEmpty()) {
            throw CommandException.wrong("--questions is for a comparison: ./portal bench --against " + PEER);
        }
        if (against != null && !against.equals(PEER)) {
            throw CommandException.wrong("--against knows " + PEER + ", not '" + against + "'");
        }
        return questions.isEmpty()
                ? List.of(BenchQuestion.values())
                : questions.stream()
                        .map(code -> BenchQuestion.find(code)
                                .orElseThrow(() -> CommandException.wrong("--questions: there is no '" + code + "'")))
                        .toList();
    }

    private void requirePositive() {
        boolean some = documents > 0 && seconds > 0 && rounds > 0 && reports >= 0;
        if (!some || connections.isEmpty() || connections.stream().anyMatch(each -> each < 1)) {
            throw CommandException.wrong("--documents, --seconds, --rounds and --connections are 1 or more");
        }
        if (tables == null ? tablesLarge : tables < 1 || against != null) {
            throw CommandException.wrong("--tables is 1 or more, without --against; --tables-large goes with it");
        }
    }

    private int measure(Path home, Path places, BenchCorpus benchCorpus) throws IOException {
        Path scratch = home.resolve("bench-data/portal");
        FolderTree.delete(scratch);
        Bench bench = new Bench(
                scratch,
                places,
                benchCorpus,
                documents,
                seed,
                Duration.ofSeconds(seconds),
                Objects.requireNonNullElse(heap, HEAP),
                CommandTerminal::print);
        BenchReport report = bench.run();
        CommandTerminal.print(report.text());
        write(home.resolve(json), report.json());
        return 0;
    }

    private int measureTables(Path home, Path places, int rows) throws IOException {
        Path scratch = home.resolve("bench-data/tables");
        FolderTree.delete(scratch);
        String given = Objects.requireNonNullElse(heap, TABLES_HEAP);
        TableReport report = new TableReport(rows, given, CommandTerminal::print);
        Duration length = Duration.ofSeconds(seconds);
        new PublicationBench(scratch.resolve("http"), places, rows, documents, seed, length, given, report).run();
        FolderTree.delete(scratch);
        new TableBench(scratch, rows, tablesLarge, length, seed, report).run();
        FolderTree.delete(scratch);
        CommandTerminal.print(report.text());
        write(home.resolve(json), report.json());
        return 0;
    }

    private int compare(Path home, Path places, List<BenchQuestion> asked) throws IOException {
        Path jars = home.resolve("peers").resolve(PEER).resolve("target");
        if (!Files.exists(jars.resolve("lib"))) {
            throw new ConfigException("OpenSearch is not there; ./portal bench --against opensearch downloads it");
        }
        Path scratch = home.resolve("bench-data/against");
        FolderTree.delete(scratch);
        ComparisonReport report = new OpenSearchComparison(
                        new OpenSearchComparison.Options(
                                scratch,
                                jars,
                                places,
                                documents,
                                reports,
                                seed,
                                Duration.ofSeconds(seconds),
                                connections,
                                rounds,
                                asked,
                                Objects.requireNonNullElse(heap, HEAP),
                                peerHeap),
                        CommandTerminal::print)
                .run();
        CommandTerminal.print(report.text());
        write(home.resolve(json), report.json());
        report.failures().forEach(failure -> CommandTerminal.note("portal: " + failure));
        return report.failures().isEmpty() ? 0 : 1;
    }

    private static void write(Path file, JsonObject report) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, report.encodePrettily());
        CommandTerminal.print("also in " + file);
    }
}

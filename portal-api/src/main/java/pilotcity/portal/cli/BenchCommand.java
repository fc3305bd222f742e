package pilotcity.portal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import pilotcity.portal.Config;
import pilotcity.portal.ConfigException;
import pilotcity.portal.Setting;
import pilotcity.portal.bench.Bench;
import pilotcity.portal.bench.BenchReport;
import pilotcity.portal.kernel.files.FolderTree;

/** Measures a scratch portal. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Load generated documents into a scratch folder and measure reads, writes and memory.")
final class BenchCommand implements Callable<Integer> {
    @Option(names = "--documents", paramLabel = "N", defaultValue = "200000", description = "documents to load")
    private long documents;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "10", description = "length of each measurement")
    private int seconds;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "another seed, other documents")
    private long seed;

    @Option(names = "--heap", paramLabel = "SIZE", defaultValue = "1g", description = "heap of the portal under test")
    private String heap = "1g";

    @Option(
            names = "--json",
            paramLabel = "FILE",
            defaultValue = "bench-data/report.json",
            description = "where to write the figures")
    private Path json = Path.of("bench-data/report.json");

    @Override
    public Integer call() throws IOException {
        if (Terminal.usesData()) {
            throw new ConfigException("bench has a scratch folder of its own, bench-data; it takes no --data");
        }
        Config config = Terminal.config();
        Path home = Path.of(System.getProperty("portal.home", "."));
        Path scratch = home.resolve("bench-data/portal");
        FolderTree.delete(scratch);
        Path places = config.path(Setting.DATASETS).resolve("places/places.csv");
        BenchReport report =
                new Bench(scratch, places, documents, seed, Duration.ofSeconds(seconds), heap, Terminal::print).run();
        Terminal.print(report.text());
        Path file = home.resolve(json);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, report.json().encodePrettily());
        Terminal.print("also in " + file);
        return 0;
    }
}

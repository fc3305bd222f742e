package pilotcity.portal.bench.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pilotcity.portal.bench.corpus.BenchCorpus;

/** The portal under test, in a process of its own. */
public final class BenchServerProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:([0-9]+) ");

    private static final String MANY = "1000000";
    private static final String UNLIMITED = "100000000";

    private final Process process;
    private final int port;
    private final Duration startup;

    private BenchServerProcess(Process process, int port, Duration startup) {
        this.process = process;
        this.port = port;
        this.startup = startup;
    }

    /** Starts it on {@code data} with {@code heap} (as in {@code -Xmx}); returns when it is ready. It learns no model. */
    public static BenchServerProcess start(Path data, String heap, BenchCorpus corpus) throws IOException {
        return start(data, heap, corpus, false);
    }

    /** The same; where there is no model yet, it begins to learn one. */
    public static BenchServerProcess startToLearn(Path data, String heap, BenchCorpus corpus) throws IOException {
        return start(data, heap, corpus, true);
    }

    private static BenchServerProcess start(Path data, String heap, BenchCorpus corpus, boolean learns)
            throws IOException {
        long start = System.nanoTime();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(startCache());
        command.add("-Dportal.home=" + System.getProperty("portal.home", "."));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "pilotcity.portal.cli.Main"));
        command.addAll(List.of("run", "--port", "0", "--data", data.toString()));
        if (corpus == BenchCorpus.SAMPLE) {
            command.add("--with-samples");
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().remove("DATABASE_URL");
        builder.environment()
                .putAll(Map.of(
                        "PORTAL_RATE_TOKEN", UNLIMITED,
                        "PORTAL_RATE_ADDRESS", UNLIMITED,
                        "PORTAL_RATE_SUGGESTIONS", UNLIMITED,
                        "PORTAL_MODELS_LEARN", String.valueOf(learns),
                        "PORTAL_LIVE_ADDRESS", MANY,
                        "PORTAL_LIVE_CONNECTIONS", MANY));
        Process process = builder.start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                Duration startup = Duration.ofNanos(System.nanoTime() - start);
                return new BenchServerProcess(process, Integer.parseInt(address.group(1)), startup);
            }
        }
        throw new IOException("the portal under test did not start");
    }

    /** What this process was started with to start fast, for that one as well. */
    private static List<String> startCache() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-XX:AOTCache=") || option.startsWith("-Xlog:"))
                .toList();
    }

    public int port() {
        return port;
    }

    public Duration startup() {
        return startup;
    }

    /** Seconds that its threads have had a processor. */
    public double processorSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }

    /** Megabytes of the process that are in memory, mapped index files included; 0 where the system does not tell. */
    public long residentMegabytes() throws IOException {
        return megabytes("VmRSS:");
    }

    /** The most that {@link #residentMegabytes} has been. */
    public long peakResidentMegabytes() throws IOException {
        return megabytes("VmHWM:");
    }

    private long megabytes(String entry) throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(entry))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /** What it has used of the processors so far. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Frees what is not used any more, so that what is can be measured. */
    public void collectGarbage() throws IOException {
        tool("jcmd", String.valueOf(process.pid()), "GC.run");
    }

    /** Megabytes of heap in use, right after {@link #collectGarbage} only what is needed. */
    public long heapMegabytes() throws IOException {
        Matcher used =
                Pattern.compile("used ([0-9]+)K").matcher(tool("jcmd", String.valueOf(process.pid()), "GC.heap_info"));
        return used.find() ? Long.parseLong(used.group(1)) / 1024 : 0;
    }

    private static String tool(String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", name).toString()));
        command.addAll(List.of(arguments));
        Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

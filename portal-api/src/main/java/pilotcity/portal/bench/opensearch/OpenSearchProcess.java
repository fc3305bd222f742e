package pilotcity.portal.bench.opensearch;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import pilotcity.portal.bench.harness.LoadClient;

/** One node of OpenSearch in a process of its own, with an empty index. */
final class OpenSearchProcess implements AutoCloseable {
    private static final long BETWEEN_LOOKS_NANOS = 200_000_000;

    private final Process process;
    private final int port;

    private OpenSearchProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it; returns when it answers.
     *
     * @param jars the folder that its build made
     * @param home where it keeps its data and its log
     * @param heap as in {@code -Xmx}
     */
    static OpenSearchProcess start(Vertx vertx, Path jars, Path home, String heap) throws IOException {
        Files.createDirectories(home);
        int port = freePort();
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms" + heap,
                "-Xmx" + heap,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-modules=jdk.incubator.vector",
                "-cp",
                jars.resolve("opensearch-node.jar") + ":" + jars.resolve("lib") + "/*",
                "pilotcity.peers.opensearch.OpenSearchNode",
                home.toString(),
                String.valueOf(port));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("opensearch.log").toFile())
                .start();
        OpenSearchProcess started = new OpenSearchProcess(process, port);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        started.awaitReady(vertx, home);
        return started;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady(Vertx vertx, Path home) throws IOException {
        try (LoadClient client = new LoadClient(vertx, port, 1)) {
            while (process.isAlive()) {
                if (answers(client)) {
                    return;
                }
                LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            }
        }
        throw new IOException("OpenSearch did not start; see " + home.resolve("opensearch.log"));
    }

    private static boolean answers(LoadClient client) {
        try {
            return client.get("/_cluster/health").contains("\"status\":\"green\"");
        } catch (RuntimeException e) {
            return false; // not listening yet
        }
    }

    int port() {
        return port;
    }

    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}

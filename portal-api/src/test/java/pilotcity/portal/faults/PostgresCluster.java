package pilotcity.portal.faults;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import pilotcity.portal.kernel.db.DatabaseAddress;
import pilotcity.portal.kernel.db.embedded.EmbeddedDatabase;

/** A PostgreSQL that belongs to nobody under test: it is killed, paused and put back to older states. */
final class PostgresCluster implements AutoCloseable {
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(180);

    private final Path folder;
    private final int port;
    private final String password;
    private ProcessHandle server;

    private PostgresCluster(Path folder, int port, String password) {
        this.folder = folder;
        this.port = port;
        this.password = password;
    }

    static PostgresCluster make(Path folder) throws IOException {
        String password;
        try (EmbeddedDatabase first = EmbeddedDatabase.start(folder)) {
            password = first.address().password();
            copy(binaries(folder.resolve("cluster")), folder.resolve("programs"));
        }
        try (ServerSocket any = new ServerSocket(0)) {
            return new PostgresCluster(folder, any.getLocalPort(), password);
        }
    }

    String url() {
        return "postgresql://postgres:" + password + "@127.0.0.1:" + port + "/postgres";
    }

    DatabaseAddress address() {
        return DatabaseAddress.parse(url());
    }

    boolean isRunning() {
        return server != null && server.isAlive();
    }

    /** Starts it; returns when it takes connections. What died before may need a moment to be gone. */
    void start() {
        Eventually.holds("PostgreSQL starts", STARTS_WITHIN, () -> {
            if (!isRunning()) {
                server = launch();
            }
            return answers();
        });
    }

    private ProcessHandle launch() throws IOException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(
                folder.resolve("programs/bin/postgres").toString(),
                "-D",
                cluster().toString(),
                "-p",
                Integer.toString(port)));
        for (String each : List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "max_connections=60",
                "shared_buffers=64MB",
                "max_wal_size=96MB",
                "min_wal_size=32MB",
                "restart_after_crash=on")) {
            command.addAll(List.of("-c", each));
        }
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .toHandle();
    }

    private Path cluster() {
        return folder.resolve("cluster");
    }

    /** Where the server of a cluster was unpacked: in this process once for all, for whoever was the first. */
    private static Path binaries(Path cluster) throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(cluster.resolve("postmaster.pid")).getFirst().strip());
        return Path.of(ProcessHandle.of(pid).orElseThrow().info().command().orElseThrow())
                .getParent()
                .getParent();
    }

    boolean answers() throws SQLException {
        DriverManager.setLoginTimeout(2);
        try (Connection connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres?socketTimeout=3", "postgres", password)) {
            return connection.isValid(2);
        }
    }

    void killPostmaster() {
        List<ProcessHandle> others = server.descendants().toList();
        ProcessSignals.kill(server);
        others.forEach(each -> each.onExit().join());
    }

    /** A backend that is killed takes all connections with it: the server starts anew by itself. */
    void killBackend(Random random) {
        List<ProcessHandle> backends = server.children().toList();
        if (!backends.isEmpty()) {
            backends.get(random.nextInt(backends.size())).destroyForcibly();
        }
    }

    void pause() {
        ProcessSignals.sendToTree("STOP", server);
    }

    void goOn() {
        ProcessSignals.sendToTree("CONT", server);
    }

    /** Stops it as an operator does. */
    void stop() {
        if (isRunning()) {
            ProcessSignals.send("INT", List.of(server));
            server.onExit().join();
        }
    }

    /** Keeps the state of a cluster that is stopped. */
    void keep(Path copy) throws IOException {
        copy(cluster(), copy);
    }

    /** Puts a stopped cluster back to a state that was kept. */
    void putBack(Path copy) throws IOException {
        pilotcity.portal.kernel.files.FolderTree.delete(cluster());
        copy(copy, cluster());
    }

    private static void copy(Path from, Path to) throws IOException {
        pilotcity.portal.kernel.files.FolderTree.delete(to);
        try {
            new ProcessBuilder("cp", "-a", from.toString(), to.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        if (isRunning()) {
            goOn();
            killPostmaster();
        }
    }
}

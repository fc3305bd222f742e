package pilotcity.portal.kernel.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.portal.kernel.files.OwnerOnly;

/** A PostgreSQL of the portal's own, in a folder that only this process uses. */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration STARTUP = Duration.ofSeconds(60);
    private static final int SHUTDOWN_SECONDS = 30;

    private final EmbeddedPostgres postgres;
    private final DatabaseAddress address;

    private EmbeddedDatabase(EmbeddedPostgres postgres, DatabaseAddress address) {
        this.postgres = postgres;
        this.address = address;
    }

    /** Starts it in {@code folder}, which is created at the first start. */
    public static EmbeddedDatabase start(Path folder) {
        try {
            Files.createDirectories(folder);
            Path cluster = folder.resolve("cluster");
            stopLeftOver(cluster);
            EmbeddedLogin login = EmbeddedLogin.of(folder);
            EmbeddedPostgres postgres = builder(folder, cluster, login).start();
            login.enforce(postgres, cluster);
            // Whoever unpacks it opens programs to everybody.
            OwnerOnly.tighten(folder.resolve("binaries"));
            int port = postgres.getPort();
            return new EmbeddedDatabase(
                    postgres, new DatabaseAddress("127.0.0.1", port, "postgres", "postgres", login.password()));
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start in " + folder, e);
        }
    }

    private static EmbeddedPostgres.Builder builder(Path folder, Path cluster, EmbeddedLogin login) {
        ProcessBuilder.Redirect log = ProcessBuilder.Redirect.appendTo(
                folder.resolve("postgresql.log").toFile());
        return EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(STARTUP)
                .setLocaleConfig("locale", "C")
                .setConnectConfig("password", login.password())
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_wal_size", "1GB")
                .setErrorRedirector(log)
                .setOutputRedirector(log);
    }

    /** After a SIGKILL the server of the process that died still runs on the folder: it is asked to stop. */
    private static void stopLeftOver(Path cluster) throws IOException {
        Path lock = cluster.resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(lock).getFirst().strip());
        ProcessHandle server = ProcessHandle.of(pid).orElse(null);
        boolean isServer = server != null
                && server.info()
                        .command()
                        .filter(path -> path.contains("postgres"))
                        .isPresent();
        if (server == null || !isServer) {
            return;
        }
        LOG.info("stopping PostgreSQL {} that an earlier run left behind", pid);
        server.destroy();
        try {
            server.onExit().get(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException
                | java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException e) {
            throw new IOException("PostgreSQL " + pid + " of an earlier run does not stop", e);
        }
    }

    public DatabaseAddress address() {
        return address;
    }

    /** Stopping waits five seconds only; writing out what is in memory beforehand takes as long as it takes. */
    @Override
    public void close() {
        try (Connection connection = postgres.getDatabase(
                                "postgres", "postgres", Map.of("password", address.password()))
                        .getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        } catch (SQLException e) {
            LOG.warn("PostgreSQL stops without a checkpoint of its own", e);
        }
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

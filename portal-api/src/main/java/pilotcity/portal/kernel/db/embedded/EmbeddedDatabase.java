package pilotcity.portal.kernel.db.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.DatabaseAddress;
import pilotcity.portal.kernel.db.DatabaseException;
import pilotcity.portal.kernel.db.DatabaseServer;
import pilotcity.portal.kernel.files.OwnerOnlyFiles;

/** A PostgreSQL of the portal's own, in a folder that only this process uses. One that dies is started again. */
public final class EmbeddedDatabase implements DatabaseServer {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration USUAL_STARTUP = Duration.ofSeconds(5);
    private static final Duration LONGEST_STARTUP = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final int CONNECT_SECONDS = 5;
    private static final String USER = "postgres";

    private final Path folder;
    private final Path cluster;
    private final Path log;
    private volatile DatabaseAddress address = at(0, "");
    private @Nullable Path binaries;
    private boolean closed;

    /** @param folder is created at the first start */
    public EmbeddedDatabase(Path folder) {
        this.folder = folder;
        this.cluster = folder.resolve("cluster");
        this.log = log(folder);
    }

    private static Path log(Path folder) {
        return folder.resolve("postgresql.log");
    }

    /** One that runs already when this returns; blocks. */
    public static EmbeddedDatabase start(Path folder) {
        EmbeddedDatabase database = new EmbeddedDatabase(folder);
        database.ensure();
        return database;
    }

    private static DatabaseAddress at(int port, String password) {
        return new DatabaseAddress("127.0.0.1", port, USER, USER, password);
    }

    @Override
    public DatabaseAddress address() {
        return address;
    }

    @Override
    public synchronized void ensure() {
        if (closed || (binaries != null && EmbeddedServerProcess.find(cluster).isPresent())) {
            return;
        }
        try {
            if (binaries == null) {
                start();
            } else {
                LOG.warn("PostgreSQL in {} has died and is started again", folder);
                EmbeddedServerProcess.startAgain(cluster, binaries, log);
            }
        } catch (IOException e) {
            throw new DatabaseException("PostgreSQL does not start in " + folder + " (its log: " + log + ")", e);
        }
    }

    private void start() throws IOException {
        Files.createDirectories(folder);
        stopLeftOver(folder);
        UnpackedBinaries.forgetPart(folder.resolve("binaries"));
        EmbeddedLogin login = EmbeddedLogin.of(folder);
        address = at(freePort(), login.password());
        try {
            launch(login);
            login.enforce(address, cluster);
            // Unpacking gives everybody access to the programs.
            OwnerOnlyFiles.tighten(folder.resolve("binaries"));
            binaries = EmbeddedServerProcess.find(cluster)
                    .orElseThrow(() -> new IOException("it has ended again"))
                    .binaries();
        } finally {
            if (binaries == null) {
                stopLeftOver(folder);
            }
        }
    }

    /** One that has much to recover is waited for; one that is gone is not. */
    @SuppressWarnings("resource") // it is stopped by its process, which may be another by then
    private void launch(EmbeddedLogin login) throws IOException {
        try {
            builder(login).start();
        } catch (IOException | IllegalStateException e) {
            Instant latest = Instant.now().plus(LONGEST_STARTUP);
            while (EmbeddedServerProcess.find(cluster).isPresent()
                    && Instant.now().isBefore(latest)) {
                if (answers()) {
                    return;
                }
            }
            throw e instanceof IOException failed ? failed : new IOException(e);
        }
    }

    private boolean answers() {
        try (Connection connection = address.connectWithin(CONNECT_SECONDS)) {
            return connection.isValid(CONNECT_SECONDS);
        } catch (SQLException e) {
            Await.pause(LOOK_EVERY);
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private EmbeddedPostgres.Builder builder(EmbeddedLogin login) {
        ProcessBuilder.Redirect end = ProcessBuilder.Redirect.appendTo(log.toFile());
        return EmbeddedPostgres.builder()
                .setPort(address.port())
                .setDataDirectory(cluster)
                .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(USUAL_STARTUP)
                .setLocaleConfig("locale", "C")
                .setConnectConfig("password", login.password())
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_wal_size", "1GB")
                // no rows in its log, which would show what people wrote
                .setServerConfig("log_error_verbosity", "terse")
                .setErrorRedirector(end)
                .setOutputRedirector(end);
    }

    /**
     * After a SIGKILL the server of the process that died still runs on the folder: it is asked to stop. A process that
     * only has its number is nobody's to stop.
     */
    public static void stopLeftOver(Path folder) throws IOException {
        Path cluster = folder.resolve("cluster");
        Optional<EmbeddedServerProcess> server = EmbeddedServerProcess.find(cluster);
        if (server.isPresent()) {
            LOG.info(
                    "stopping PostgreSQL {} that an earlier start left behind",
                    server.get().handle().pid());
            server.get().stop(log(folder));
        }
        if (Files.isDirectory(cluster)) {
            EmbeddedServerProcess.forgetOther(cluster);
            // The library's own lock; ours is that of the data folder.
            Files.deleteIfExists(cluster.resolve("epg-lock"));
        }
    }

    /** Stopping waits a while only; writing out what is in memory beforehand takes as long as it takes. */
    @Override
    public synchronized void close() {
        closed = true;
        Optional<EmbeddedServerProcess> server = EmbeddedServerProcess.find(cluster);
        if (server.isEmpty()) {
            return;
        }
        checkpoint();
        try {
            server.get().stop(log);
        } catch (IOException e) {
            LOG.warn("PostgreSQL goes on", e);
        }
    }

    private void checkpoint() {
        try (Connection connection = address.connectWithin(CONNECT_SECONDS);
                Statement statement = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, 0);
            statement.execute("CHECKPOINT");
        } catch (SQLException e) {
            LOG.warn("PostgreSQL stops without a checkpoint of its own", e);
        }
    }
}

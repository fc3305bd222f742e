package pilotcity.portal.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pilotcity.portal.FeatureRegistry;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.db.DatabaseException;
import pilotcity.portal.kernel.db.embedded.EmbeddedDatabase;

/** Which PostgreSQL is ours to stop, and what a start that fails leaves behind. */
class ServerProcessTest {
    private final Path data = TestPortal.temporaryFolder();

    @AfterEach
    void delete() {
        TestPortal.delete(data);
    }

    /**
     * A number is given to another process once the one that had it has ended, after a restart of the machine at least.
     */
    @Test
    void aNumberThatAnotherHasByNowIsNobodysToStop() throws IOException {
        // First, since all databases of one process run the programs of its first one, and this folder is deleted.
        PostgresProcess others = PostgresProcess.of(TestPortal.shared().data());
        Path folder = data.resolve("postgresql");
        EmbeddedDatabase.start(folder).close();
        Process bystander = new ProcessBuilder("sleep", "600").start();
        try {
            for (long pid : new long[] {others.postmaster().pid(), bystander.pid()}) {
                List<String> lines = new ArrayList<>(Files.readAllLines(
                        PostgresProcess.lock(TestPortal.shared().data())));
                lines.set(0, String.valueOf(pid));
                lines.set(1, PostgresProcess.cluster(data).toString());
                Files.write(PostgresProcess.lock(data), lines);
                try (EmbeddedDatabase _ = EmbeddedDatabase.start(folder)) {
                    assertThat(PostgresProcess.of(data).postmaster().pid()).isNotEqualTo(pid);
                }
            }
            assertThat(others.postmaster().isAlive()).isTrue();
            assertThat(bystander.isAlive()).isTrue();
            assertThat(TestPortal.shared().get("/health/ready").body()).contains("\"database\":\"up\"");
        } finally {
            bystander.destroy();
        }
    }

    @Test
    void aServerThatWasLeftBehindIsStoppedAndTheNextOneTakesOver() throws IOException {
        Path folder = data.resolve("postgresql");
        EmbeddedDatabase.start(folder);
        ProcessHandle before = PostgresProcess.of(data).postmaster();
        try (EmbeddedDatabase _ = EmbeddedDatabase.start(folder)) {
            assertThat(before.isAlive()).isFalse();
        }
    }

    @Test
    void aStartThatFailsSaysWhyAndLeavesNothingRunning() throws IOException, InterruptedException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        var config = TestPortal.config(data)
                .with(Setting.DATABASE_URL, "postgresql://somebody:secret@127.0.0.1:" + nobody + "/portal");
        ThreadGroup threads = new ThreadGroup("refused");
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread starter = new Thread(
                threads,
                () -> failure.set(catchThrowable(() -> TestPortal.start(FeatureRegistry.STANDARD, data, config))));
        starter.start();
        starter.join();
        assertThat(failure.get())
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("127.0.0.1:" + nobody)
                .hasMessageContaining("refused")
                .hasMessageNotContaining("secret");
        assertThat(names(threads)).noneMatch(name -> name.startsWith("database-") || name.equals("change-feed"));
    }

    private static List<String> names(ThreadGroup threads) {
        Thread[] all = new Thread[1_000];
        return Arrays.stream(all, 0, threads.enumerate(all))
                .map(Thread::getName)
                .toList();
    }
}

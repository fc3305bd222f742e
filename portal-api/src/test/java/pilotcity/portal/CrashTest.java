package pilotcity.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import pilotcity.index.Index;
import pilotcity.index.search.Hit;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.kernel.control.ControlSocket;

/** Processes that die, folders that vanish: the index ends as it would have without. */
@Tag(FaultIntensity.TAG)
class CrashTest {
    /** Records, which other tests report to the shared portal, and models, which each learns when it first starts. */
    private static final Set<String> OWN = Set.of("record", "model");

    private final Path data = TestPortal.temporaryFolder();

    @AfterEach
    void delete() {
        TestPortal.delete(data);
    }

    @Test
    void aServerKilledInTheMiddleOfAnImportEndsInTheSameIndex() throws Exception {
        Process server = start();
        try (BufferedReader out = output(server)) {
            readUntil(out, "organisations: ");
            server.destroyForcibly().waitFor();
        }
        try (TestPortal portal = TestPortal.start(data)) {
            assertThat(documents(portal)).isEqualTo(documents(TestPortal.shared()));
        }
    }

    @Test
    void aDeletedIndexIsBuiltAgainAndASecondServerIsRefused() throws Exception {
        try (TestPortal portal = TestPortal.start(data)) {
            assertThat(documents(portal)).isEqualTo(documents(TestPortal.shared()));
            Process second = start();
            assertThat(second.waitFor()).isEqualTo(1);
            assertThat(new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("already running on " + data);
            assertThat(portal.get("/health/ready").statusCode()).isEqualTo(200);
        }
        TestPortal.delete(data.resolve("index"));
        try (TestPortal portal = TestPortal.start(data)) {
            assertThat(documents(portal)).isEqualTo(documents(TestPortal.shared()));
            reindexWithoutAGap(portal);
        }
    }

    private void reindexWithoutAGap(TestPortal portal) throws IOException {
        Thread asking = Thread.ofVirtual().unstarted(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                assertThat(portal.get("/api/search?kind=pilot&limit=0").body()).contains("\"total\":193");
            }
        });
        List<Throwable> failures = new java.util.concurrent.CopyOnWriteArrayList<>();
        asking.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
        asking.start();
        assertThat(ControlSocket.ask(data, "reindex", line -> {})).isTrue();
        asking.interrupt();
        assertThat(failures).allMatch(IllegalStateException.class::isInstance);
        assertThat(documents(portal)).isEqualTo(documents(TestPortal.shared()));
        try (Stream<Path> builds = Files.list(data.resolve("index")).filter(Files::isDirectory)) {
            assertThat(builds).hasSize(1);
        }
    }

    private Process start() throws IOException {
        return new ProcessBuilder(PortalProcess.line("run", "--port", "0", "--data", data.toString())).start();
    }

    private static BufferedReader output(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static void readUntil(BufferedReader out, String text) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.contains(text)) {
                return;
            }
        }
        throw new AssertionError("the server never printed " + text);
    }

    /**
     * By kind and id, without the times at which this portal first had a data set, and without what each portal has of
     * its own.
     */
    private static Map<String, String> documents(TestPortal portal) {
        Map<String, String> documents = new TreeMap<>();
        portal.service().node().live().read(index -> collect(index, documents));
        return documents;
    }

    private static Void collect(Index index, Map<String, String> documents) {
        String cursor = null;
        Hits page;
        do {
            page = index.search(SearchQuery.of().withPage(SearchQuery.MAX_LIMIT, cursor, null));
            for (Hit hit : page.items()) {
                if (OWN.contains(hit.document().kind())) {
                    continue;
                }
                documents.put(
                        hit.document().kind() + ":" + hit.document().id(),
                        hit.document()
                                .toString()
                                .replaceAll("\"(metadata(Created|Modified)|publishedAt)\":\"[^\"]*\"", ""));
            }
            cursor = page.items().getLast().cursor();
        } while (page.more());
        return null;
    }
}

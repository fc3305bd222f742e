package pilotcity.portal.servicerequest.bulkimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.portal.FaultIntensity;
import pilotcity.portal.PortalProcess;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.db.Await;

/** An import that is killed and run again. */
@Tag(FaultIntensity.TAG)
class ImportCrashTest {
    private static final int ROWS = FaultIntensity.count(12_000, 20_000);
    private static final int KILLS = FaultIntensity.count(1, 3);

    @TempDir
    private Path folder;

    @Test
    void anImportThatWasKilledEndsWhereOneEndsThatWasNot() throws Exception {
        long seed = System.nanoTime();
        Path file = folder.resolve("rows.csv");
        Files.writeString(file, csv());
        Path clean = TestPortal.startedFolder();
        Path killed = TestPortal.startedFolder();
        try {
            Process undisturbed = start(clean, file);
            Random random = new Random(seed);
            int died = 0;
            for (int i = 0; i < KILLS; i++) {
                died += kill(start(killed, file), random) ? 1 : 0;
            }
            assertThat(finish(start(killed, file))).isZero();
            assertThat(finish(undisturbed)).isZero();
            assertThat(died).as("killed in the middle").isPositive();
            CompletableFuture<List<String>> expected = CompletableFuture.supplyAsync(() -> state(clean));
            assertThat(state(killed)).as("seed " + seed).isEqualTo(expected.join());
        } finally {
            TestPortal.delete(clean);
            TestPortal.delete(killed);
        }
    }

    private static String csv() {
        StringBuilder csv = new StringBuilder(
                "service_request_id,requested_datetime,updated_datetime,status,service_name,description,lat,long\n");
        for (int i = 0; i < ROWS; i++) {
            csv.append("%d,2024-05-%02dT10:00:00+08:00,2024-06-01T10:00:00+08:00,%s,Potholes,number %d,23.%04d,113.3%n"
                    .formatted(i, 1 + i % 28, i % 3 == 0 ? "open" : "closed", i, i % 10_000));
        }
        return csv.toString();
    }

    private static Process start(Path data, Path file) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(PortalProcess.line("import", "records", file.toString()));
        builder.environment().put("PORTAL_DATA", data.toString());
        return builder.redirectErrorStream(true).start();
    }

    private static int finish(Process process) throws Exception {
        process.getInputStream().transferTo(OutputStream.nullOutputStream());
        return process.waitFor();
    }

    /** Kills it a moment after it has reported its first rows; returns whether it was still at work. */
    private static boolean kill(Process process, Random random) throws Exception {
        try (InputStream out = process.getInputStream()) {
            int read = out.read();
            while (read >= 0 && read != '%') {
                read = out.read();
            }
        }
        boolean ended = process.waitFor(random.nextInt(1_000), TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        return !ended;
    }

    private static List<String> state(Path data) {
        try (TestPortal portal = TestPortal.start(data)) {
            return List.of(
                    md5(portal, """
                            SELECT md5(string_agg((to_jsonb(record) - 'overdue')::text, '' ORDER BY id)) AS state,
                                   count(*) AS rows FROM record
                            """),
                    md5(portal, """
                            SELECT md5(string_agg((to_jsonb(entry) - 'id')::text, '' ORDER BY record, at, type, step)) AS state,
                                   count(*) AS rows FROM record_entry entry
                            """),
                    portal.get("/api/search?kind=record&limit=0&facets=status")
                            .body()
                            .replaceAll("\"took\":[0-9.]+", ""));
        }
    }

    private static String md5(TestPortal portal, String sql) {
        var row = Await.get(portal.service().node().db().client().query(sql).execute())
                .iterator()
                .next();
        assertThat(row.getLong("rows")).isPositive();
        return row.getString("state") + " " + row.getLong("rows");
    }
}

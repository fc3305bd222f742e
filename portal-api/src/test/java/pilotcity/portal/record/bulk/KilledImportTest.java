package pilotcity.portal.record.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;

/** An import that is killed and run again ends as one that was not. */
class KilledImportTest {
    private static final int ROWS = 30_000;
    private static final int KILLS = 2;

    private final Path folder = TestPortal.temporaryFolder();

    @AfterEach
    void delete() {
        TestPortal.delete(folder);
    }

    @Test
    void aKilledImportIsResumedToTheSameEnd() throws Exception {
        String rows = IntStream.rangeClosed(1, ROWS)
                .mapToObj(id -> id % 10 == 0 ? ImportFiles.open(id) : ImportFiles.closed(id))
                .collect(Collectors.joining());
        Path file = ImportFiles.write(folder, "many.csv", ImportFiles.BOSTON + rows);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = start(file, "killed");
            readUntilProgress(process, 1 + random.nextInt(4));
            process.destroyForcibly().waitFor();
        }
        finish(start(file, "killed"));
        finish(start(file, "whole"));
        assertThat(state("killed")).as("seed " + seed).isEqualTo(state("whole"));
    }

    private Process start(Path file, String data) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dportal.home=" + TestPortal.home(),
                "-cp",
                System.getProperty("java.class.path"),
                "pilotcity.portal.cli.Main",
                "import",
                "records",
                file.toString(),
                "--mapping",
                "boston");
        builder.environment().put("PORTAL_DATA", folder.resolve(data).toString());
        builder.redirectErrorStream(true);
        return builder.start();
    }

    /** Progress comes as lines that overwrite each other; after so many of them it is in the middle. */
    private static void readUntilProgress(Process process, int lines) throws IOException {
        int seen = 0;
        for (int letter = process.getInputStream().read();
                letter >= 0;
                letter = process.getInputStream().read()) {
            if (letter == '\r' && ++seen == lines) {
                return;
            }
        }
    }

    private static void finish(Process process) throws Exception {
        List<String> said = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            out.lines().forEach(said::add);
        }
        assertThat(process.waitFor()).as(String.join("\n", said)).isZero();
    }

    /** Everything of the records but the numbers that are given out in the order of writing. */
    private String state(String data) {
        try (TestPortal portal = TestPortal.start(folder.resolve(data))) {
            String sql = """
                    SELECT count(*) || ' ' || md5(string_agg(line, '|' ORDER BY line)) AS state
                      FROM (SELECT to_jsonb(record)::text AS line FROM record
                            UNION ALL
                            SELECT (to_jsonb(record_entry) - 'id')::text FROM record_entry) lines
                    """;
            String total = portal.get("/api/search?kind=record&limit=0").body();
            return total
                    + portal.service()
                            .node()
                            .db()
                            .client()
                            .query(sql)
                            .execute()
                            .map(found -> found.iterator().next().getString("state"))
                            .toCompletionStage()
                            .toCompletableFuture()
                            .join();
        }
    }
}

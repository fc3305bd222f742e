package pilotcity.portal.kernel.changefeed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pilotcity.index.document.Document;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.changelog.ChangeToken;
import pilotcity.portal.kernel.db.Await;

/** Writers that commit in any order, some slowly, some not at all: the index ends as the database does. */
class ConcurrentCommitsTest {
    private static final int WRITERS = 6;
    private static final int TRANSACTIONS = 60;
    private static final int IDS = 40;

    private final TestPortal portal = TestPortal.shared();

    @Test
    void concurrentCommittersLoseNoChange() throws Exception {
        long seed = ThreadLocalRandom.current().nextLong();
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Callable<Void>> writers = IntStream.range(0, WRITERS)
                    .<Callable<Void>>mapToObj(writer -> () -> write(new Random(seed + writer)))
                    .toList();
            for (Future<Void> writer : threads.invokeAll(writers)) {
                writer.get();
            }
        }
        ChangeToken last = portal.sql("UPDATE pilot SET note = note WHERE id = 'CN-SCP-2012-001'");
        assertThat(portal.get("/api/search?limit=0&atLeast=" + last).statusCode())
                .isEqualTo(200);
        assertThat(indexed()).as("seed %s", seed).isEqualTo(stored());
        portal.sql("DELETE FROM organisation WHERE id LIKE 'lost-%'");
    }

    private Void write(Random random) {
        for (int i = 0; i < TRANSACTIONS; i++) {
            List<String> statements = new ArrayList<>();
            for (int n = random.nextInt(4); n >= 0; n--) {
                statements.add(statement("lost-" + random.nextInt(IDS), random));
            }
            // Locks are taken in one order, so that no two writers wait for each other.
            statements.sort(java.util.Comparator.comparing(sql -> sql.replaceAll(".*'(lost-[0-9]+)'.*", "$1")));
            run(String.join(";", statements), random.nextInt(8));
        }
        return null;
    }

    private static String statement(String id, Random random) {
        return random.nextInt(4) == 0
                ? "DELETE FROM organisation WHERE id = '" + id + "'"
                : "INSERT INTO organisation (id, name, type) VALUES ('" + id + "', 'n" + random.nextInt(1_000_000)
                        + "', 'ngo') ON CONFLICT (id) DO UPDATE SET name = excluded.name";
    }

    /** Some transactions stay open for a while after writing, some roll back. */
    private void run(String statements, int fate) {
        String ending = switch (fate) {
            case 0 -> "; SELECT 1 / 0";
            case 1, 2 -> "; SELECT count(*) FROM generate_series(1, 300000)";
            default -> "";
        };
        try {
            Await.get(portal.service()
                    .node()
                    .db()
                    .inTransaction(
                            connection -> connection.query(statements + ending).execute()));
        } catch (RuntimeException e) {
            assertThat(fate).as(e.getMessage()).isZero();
        }
    }

    private Map<String, String> stored() {
        Map<String, String> names = new HashMap<>();
        Await.get(portal.service()
                        .node()
                        .db()
                        .client()
                        .query("SELECT id, name FROM organisation WHERE id LIKE 'lost-%'")
                        .execute())
                .forEach(row -> names.put(row.getString("id"), row.getString("name")));
        return names;
    }

    private Map<String, String> indexed() {
        List<String> ids = IntStream.range(0, IDS).mapToObj(id -> "lost-" + id).toList();
        Map<String, Document> found = portal.service().node().live().read(index -> index.findAll("organisation", ids));
        Map<String, String> names = new HashMap<>();
        found.forEach(
                (id, document) -> names.put(id, String.valueOf(document.map().get("name"))));
        return names;
    }
}

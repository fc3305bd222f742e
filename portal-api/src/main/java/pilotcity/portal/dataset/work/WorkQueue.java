package pilotcity.portal.dataset.work;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;

/**
 * What is to be done about drafts, as the database has it: whoever takes a piece says so for some seconds at a time, so
 * that after a crash somebody else takes it. What comes of a piece is recorded only while it is still what was taken.
 */
final class WorkQueue {
    private static final String TAKE_FILE = """
            UPDATE draft_file SET claimed_until = now() + interval '20 seconds'
             WHERE id = (SELECT id FROM draft_file
                          WHERE state = 'received' AND (claimed_until IS NULL OR claimed_until < now())
                          ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id, name, upload
            """;

    private static final String TAKE_TABLE = """
            UPDATE draft_table SET claimed_until = now() + interval '20 seconds'
              FROM draft_file
             WHERE (draft_table.file, draft_table.name) = (
                       SELECT file, name FROM draft_table
                        WHERE state IN ('proposing', 'checking') AND (claimed_until IS NULL OR claimed_until < now())
                        ORDER BY file, position LIMIT 1 FOR UPDATE SKIP LOCKED)
               AND draft_file.id = draft_table.file
            RETURNING draft_table.file, draft_table.name, source, draft_table.state, round, options, schema, strict,
                      draft_file.name AS file_name, draft_file.sha256
            """;

    private static final String STILL_FILE = """
            UPDATE draft_file SET claimed_until = now() + interval '20 seconds' WHERE id = $1 AND state = 'received'
            """;

    private static final String STILL_TABLE = """
            UPDATE draft_table SET claimed_until = now() + interval '20 seconds'
             WHERE file = $1 AND name = $2 AND round = $3 AND state IN ('proposing', 'checking')
            """;

    private static final String REFUSE_FILE = """
            UPDATE draft_file SET state = 'refused', reason = $2, upload = NULL WHERE id = $1 AND upload = $3
            """;

    private static final String PROPOSED = """
            UPDATE draft_table SET state = 'proposed', proposal = $4, claimed_until = NULL
             WHERE file = $1 AND name = $2 AND round = $3 AND state = 'proposing'
            """;

    private static final String CHECKED = """
            UPDATE draft_table
               SET state = 'checked', report = $4, problems_sha256 = $5, stored = $6, claimed_until = NULL
             WHERE file = $1 AND name = $2 AND round = $3 AND state = 'checking'
            """;

    private static final String FAILED = """
            UPDATE draft_table SET state = 'failed', reason = $4, claimed_until = NULL
             WHERE file = $1 AND name = $2 AND round = $3 AND state IN ('proposing', 'checking')
            """;

    private final Database db;

    WorkQueue(Database db) {
        this.db = db;
    }

    /** An upload to be looked at. */
    record ReceivedFile(String id, String name, String upload) {}

    /** A table to propose a schema for, where it has none, or to check. */
    record WaitingTable(
            String file,
            String name,
            String source,
            boolean checking,
            int round,
            JsonObject options,
            @Nullable JsonObject schema,
            boolean strict,
            String fileName,
            String sha256) {
        private Tuple key() {
            return Tuple.of(file, name, round);
        }
    }

    Optional<ReceivedFile> takeFile() {
        for (Row row : Await.get(db.client().query(TAKE_FILE).execute())) {
            return Optional.of(new ReceivedFile(row.getString("id"), row.getString("name"), row.getString("upload")));
        }
        return Optional.empty();
    }

    Optional<WaitingTable> takeTable() {
        for (Row row : Await.get(db.client().query(TAKE_TABLE).execute())) {
            return Optional.of(new WaitingTable(
                    row.getString("file"),
                    row.getString("name"),
                    row.getString("source"),
                    row.getString("state").equals("checking"),
                    row.getInteger("round"),
                    row.getJsonObject("options"),
                    row.getJsonObject("schema"),
                    row.getBoolean("strict"),
                    row.getString("file_name"),
                    row.getString("sha256")));
        }
        return Optional.empty();
    }

    void keep(ReceivedFile file) {
        Await.get(db.client().preparedQuery(STILL_FILE).execute(Tuple.of(file.id())));
    }

    void keep(WaitingTable table) {
        Await.get(db.client().preparedQuery(STILL_TABLE).execute(table.key()));
    }

    void refuse(ReceivedFile file, Label reason) {
        Await.get(db.client().preparedQuery(REFUSE_FILE).execute(Tuple.of(file.id(), json(reason), file.upload())));
    }

    void proposed(WaitingTable table, JsonObject proposal) {
        Await.get(db.client().preparedQuery(PROPOSED).execute(table.key().addValue(proposal)));
    }

    void checked(WaitingTable table, JsonObject report, @Nullable String problems, @Nullable JsonObject stored) {
        Await.get(db.client()
                .preparedQuery(CHECKED)
                .execute(table.key().addValue(report).addString(problems).addValue(stored)));
    }

    void failed(WaitingTable table, Label reason) {
        Await.get(db.client().preparedQuery(FAILED).execute(table.key().addValue(json(reason))));
    }

    private static JsonObject json(Label label) {
        return new JsonObject().put("zh", label.zh()).put("en", label.en());
    }
}

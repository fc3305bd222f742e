package pilotcity.portal.dataset.work;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.dataset.work.WorkPiece.ReceivedFile;
import pilotcity.portal.dataset.work.WorkPiece.WaitingTable;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;

/**
 * What is to be done about drafts, as the database has it: whoever takes a piece says so for some seconds at a time, so
 * that after a crash somebody else takes it. What comes of a piece is recorded only while it is still what was taken.
 */
final class WorkQueue {
    private static final String TAKE_FILE = """
            UPDATE draft_file SET claimed_until = now() + interval '20 seconds', attempts = attempts + 1
             WHERE id = (SELECT id FROM draft_file
                          WHERE state = 'received' AND (claimed_until IS NULL OR claimed_until < now())
                          ORDER BY attempts, id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id, name, upload, earlier, attempts
            """;

    private static final String TAKE_TABLE = """
            UPDATE draft_table SET claimed_until = now() + interval '20 seconds', attempts = draft_table.attempts + 1
              FROM draft_file
             WHERE (draft_table.file, draft_table.name) = (
                       SELECT file, name FROM draft_table
                        WHERE state IN ('proposing', 'checking') AND (claimed_until IS NULL OR claimed_until < now())
                        ORDER BY attempts, file, position LIMIT 1 FOR UPDATE SKIP LOCKED)
               AND draft_file.id = draft_table.file
            RETURNING draft_table.file, draft_table.name, source, draft_table.state, round, options, schema, strict,
                      draft_file.name AS file_name, draft_file.sha256,
                      draft_file.earlier -> source AS earlier, draft_table.attempts
            """;

    private static final String STILL_FILE = """
            UPDATE draft_file SET claimed_until = now() + interval '20 seconds' WHERE id = $1 AND state = 'received'
            """;

    private static final String STILL_TABLE = """
            UPDATE draft_table SET claimed_until = now() + interval '20 seconds'
             WHERE file = $1 AND name = $2 AND round = $3 AND state IN ('proposing', 'checking')
            """;

    private static final String LATER_FILE = """
            UPDATE draft_file
               SET claimed_until = now() + interval '5 seconds', attempts = attempts - $2, reason = $3
             WHERE id = $1 AND state = 'received'
            """;

    private static final String LATER_TABLE = """
            UPDATE draft_table
               SET claimed_until = now() + interval '5 seconds', attempts = attempts - $4, reason = $5
             WHERE file = $1 AND name = $2 AND round = $3 AND state IN ('proposing', 'checking')
            """;

    private static final String REFUSE_FILE = """
            UPDATE draft_file SET state = 'refused', reason = $2, upload = NULL, claimed_until = NULL
             WHERE id = $1 AND upload = $3
            """;

    private static final String PROPOSED = """
            UPDATE draft_table SET state = 'proposed', proposal = $4, reason = NULL, claimed_until = NULL
             WHERE file = $1 AND name = $2 AND round = $3 AND state = 'proposing'
            """;

    private static final String CHECKED = """
            UPDATE draft_table
               SET state = 'checked', report = $4, problems_sha256 = $5, stored = $6, reason = NULL, claimed_until = NULL
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

    /** The next piece, or empty where there is none: files before tables, what has broken off behind the others. */
    Optional<WorkPiece> take() {
        Optional<WorkPiece> file = takeFile();
        return file.isPresent() ? file : takeTable();
    }

    private Optional<WorkPiece> takeFile() {
        for (Row row : Await.get(db.client().query(TAKE_FILE).execute())) {
            return Optional.of(new ReceivedFile(
                    row.getString("id"),
                    row.getString("name"),
                    row.getString("upload"),
                    row.getJsonObject("earlier"),
                    row.getInteger("attempts")));
        }
        return Optional.empty();
    }

    private Optional<WorkPiece> takeTable() {
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
                    row.getString("sha256"),
                    row.getJsonObject("earlier"),
                    row.getInteger("attempts")));
        }
        return Optional.empty();
    }

    /** Says that a piece is still being worked on. */
    void keep(WorkPiece piece) {
        switch (piece) {
            case ReceivedFile file -> execute(STILL_FILE, Tuple.of(file.id()));
            case WaitingTable table -> execute(STILL_TABLE, key(table));
        }
    }

    /**
     * Puts a piece back for some seconds.
     *
     * @param counted whether this was an attempt, of which there is an end
     * @param reason what it waits for, or null
     */
    void later(WorkPiece piece, boolean counted, @Nullable Label reason) {
        int back = counted ? 0 : 1;
        JsonObject told = reason == null ? null : json(reason);
        switch (piece) {
            case ReceivedFile file -> execute(LATER_FILE, Tuple.of(file.id(), back, told));
            case WaitingTable table ->
                execute(LATER_TABLE, key(table).addInteger(back).addValue(told));
        }
    }

    Future<Void> refuse(SqlClient sql, ReceivedFile file, Label reason) {
        return sql.preparedQuery(REFUSE_FILE)
                .execute(Tuple.of(file.id(), json(reason), file.upload()))
                .mapEmpty();
    }

    void proposed(WaitingTable table, JsonObject proposal) {
        execute(PROPOSED, key(table).addValue(proposal));
    }

    void checked(WaitingTable table, JsonObject report, @Nullable String problems, @Nullable JsonObject stored) {
        execute(CHECKED, key(table).addValue(report).addString(problems).addValue(stored));
    }

    void failed(WaitingTable table, Label reason) {
        execute(FAILED, key(table).addValue(json(reason)));
    }

    private void execute(String statement, Tuple values) {
        Await.get(db.client().preparedQuery(statement).execute(values));
    }

    private static Tuple key(WaitingTable table) {
        return Tuple.of(table.file(), table.name(), table.round());
    }

    static JsonObject json(Label label) {
        return new JsonObject().put("zh", label.zh()).put("en", label.en());
    }
}

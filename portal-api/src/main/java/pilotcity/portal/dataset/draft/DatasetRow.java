package pilotcity.portal.dataset.draft;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.db.mapping.RowReader;
import pilotcity.portal.kernel.permission.Permission;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.VerbOutcome;
import pilotcity.portal.kernel.verb.WriteTransaction;

/**
 * A data set and its draft, locked until the transaction ends.
 *
 * @param version one more with every write
 * @param newest the number of the version that is shown, or null
 * @param draft {@code draft} or {@code inReview}; null where there is no draft
 * @param description of the draft
 */
record DatasetRow(
        String id,
        int version,
        @Nullable String organisation,
        @Nullable Integer newest,
        @Nullable String draft,
        @Nullable JsonObject description,
        @Nullable String submittedBy) {
    private static final RowReader<DatasetRow> READER = RowReader.of(DatasetRow.class);

    private static final String LOCK = """
            SELECT dataset.id, dataset.version, dataset.organisation, dataset.newest, draft.state AS draft,
                   draft.description, draft.submitted_by
              FROM dataset LEFT JOIN dataset_draft draft ON draft.dataset = dataset.id
             WHERE dataset.id = $1 FOR UPDATE OF dataset
            """;

    private static final String COUNT = """
            UPDATE dataset SET version = version + 1 WHERE id = $1
            """;

    private static final String TOUCH = """
            UPDATE dataset_draft SET changed_at = $2, changed_by = $3 WHERE dataset = $1
            """;

    /** Locks the data set of the write; fails where the actor may not do that to it, or expects another version. */
    static Future<DatasetRow> lock(WriteTransaction transaction) {
        String id = transaction.id();
        return transaction.sql().preparedQuery(LOCK).execute(Tuple.of(id)).map(rows -> {
            for (Row row : rows) {
                DatasetRow found = READER.read(row);
                transaction.actor().require(found.permission(transaction));
                transaction.requireVersion(found.version());
                return found;
            }
            throw Problem.notFound("no dataset " + id);
        });
    }

    private Permission permission(WriteTransaction transaction) {
        return transaction.permission().organisation(organisation);
    }

    /**
     * The same with its draft, which must be one that can be changed. Where there is none it is begun from the version
     * that is shown, or else from the last one.
     */
    Future<DatasetRow> open(WriteTransaction transaction) {
        if ("inReview".equals(draft)) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    new Label(
                            "草稿正在审核，退回后才能修改", "the draft is in review; it can be changed when it has been sent back"));
        }
        if (draft != null) {
            return Future.succeededFuture(this);
        }
        DraftOfVersion drafts = new DraftOfVersion(transaction);
        return (newest == null ? drafts.beginFromLast(this) : drafts.begin(this, newest))
                .compose(begun -> lock(transaction));
    }

    /** The draft's description, which is there once it has been opened. */
    JsonObject drafted() {
        return description == null ? new JsonObject() : description;
    }

    /** Counts the write and tells of it; what is prepared is not public, so that there is nothing to tell of that. */
    Future<VerbOutcome> written(WriteTransaction transaction, JsonObject after) {
        SqlConnection sql = transaction.sql();
        return touch(sql, transaction.at(), transaction.actor().subject())
                .compose(touched -> sql.preparedQuery(COUNT).execute(Tuple.of(id)))
                .map(counted -> VerbOutcome.of(id, version + 1, new JsonObject(), after));
    }

    private Future<?> touch(SqlConnection sql, Instant at, String subject) {
        return sql.preparedQuery(TOUCH).execute(Tuple.of(id, at.atOffset(ZoneOffset.UTC), subject));
    }
}

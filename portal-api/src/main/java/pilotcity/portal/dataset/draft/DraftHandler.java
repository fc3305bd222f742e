package pilotcity.portal.dataset.draft;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.db.mapping.InsertStatement;
import pilotcity.portal.kernel.db.mapping.UpdateStatement;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.upload.UploadStore;
import pilotcity.portal.kernel.verb.ReferenceCheck;
import pilotcity.portal.kernel.verb.VerbOutcome;
import pilotcity.portal.kernel.verb.WriteTransaction;
import pilotcity.portal.kernel.verb.input.VerbInput;

/** Begins, describes and discards drafts. */
final class DraftHandler {
    private static final String ID = "[a-z0-9]+(-[a-z0-9]+)*";

    private static final String NUMBER = """
            SELECT 'dataset-' || nextval('dataset_number') AS id
            """;

    private static final String DISCARD = """
            DELETE FROM dataset_draft WHERE dataset = $1
            """;

    private static final String UPLOADS = """
            SELECT upload FROM draft_file WHERE dataset = $1 AND upload IS NOT NULL
            """;

    /** One that was never published goes with its draft. */
    private static final String FORGET = """
            DELETE FROM dataset
             WHERE id = $1 AND NOT shown AND NOT EXISTS (SELECT FROM dataset_version WHERE dataset = $1)
            """;

    private DraftHandler() {}

    static Future<VerbOutcome> draft(WriteTransaction transaction, VerbInput input) {
        String given = input.text("id");
        if (given != null && !given.matches(ID)) {
            throw Problem.field(
                    "id",
                    new Label(
                            "只能用小写字母 a 至 z、数字和单个连字符，不能是“" + given + "”",
                            "must be of a to z, 0 to 9 and single hyphens, not '" + given + "'"));
        }
        String organisation = input.get("organisation");
        transaction.actor().require(transaction.permission().organisation(organisation));
        SqlConnection sql = transaction.sql();
        return ReferenceCheck.require(sql, "organisation", "organisation", organisation)
                .compose(known -> requirePlace(sql, input))
                .compose(known -> given == null ? number(sql) : Future.succeededFuture(given))
                .compose(id -> begin(transaction, id, organisation, input));
    }

    private static Future<Void> requirePlace(SqlConnection sql, VerbInput input) {
        return ReferenceCheck.require(sql, "place", "place", input.text("place"));
    }

    private static Future<VerbOutcome> begin(
            WriteTransaction transaction, String id, String organisation, VerbInput input) {
        JsonObject description = DescriptionFields.merge(new JsonObject().put("id", id), input);
        return InsertStatement.into("dataset")
                .set("id", id)
                .set("organisation", organisation)
                .set("description", new JsonObject())
                .set("files", new JsonArray())
                .set("shown", false)
                .unlessThere()
                .execute(transaction.sql())
                .compose(added -> added == 1
                        ? add(transaction, id, description)
                        : Future.failedFuture(Problem.of(
                                Problem.Kind.CONFLICT,
                                new Label(
                                        "已有标识为“" + id + "”的数据集；请另取标识，或在那个数据集中开始新版本",
                                        "id: there is a dataset " + id
                                                + " already; describe or attach begins its next version"))))
                .map(added -> VerbOutcome.of(id, 1, null, description));
    }

    private static Future<Integer> add(WriteTransaction transaction, String id, JsonObject description) {
        return InsertStatement.into("dataset_draft")
                .set("dataset", id)
                .set("description", description)
                .set("changed_at", transaction.at())
                .set("changed_by", transaction.actor().subject())
                .execute(transaction.sql());
    }

    private static Future<String> number(SqlConnection sql) {
        return sql.preparedQuery(NUMBER)
                .execute()
                .map(rows -> rows.iterator().next().getString("id"));
    }

    static Future<VerbOutcome> describe(WriteTransaction transaction, VerbInput input) {
        return DatasetRow.lock(transaction)
                .compose(dataset -> dataset.open(transaction))
                .compose(dataset ->
                        requirePlace(transaction.sql(), input).compose(known -> describe(transaction, dataset, input)));
    }

    private static Future<VerbOutcome> describe(WriteTransaction transaction, DatasetRow dataset, VerbInput input) {
        JsonObject description = DescriptionFields.merge(dataset.drafted(), input);
        UpdateStatement update = UpdateStatement.of("dataset_draft").set("description", description);
        return Notes.set(update, input)
                .where("dataset", dataset.id())
                .execute(transaction.sql())
                .compose(put -> dataset.written(transaction, description));
    }

    static Future<VerbOutcome> discard(WriteTransaction transaction, VerbInput input) {
        return DatasetRow.lock(transaction).compose(dataset -> {
            if (dataset.draft() == null) {
                throw Problem.of(Problem.Kind.CONFLICT, new Label("没有可放弃的草稿", "there is no draft to discard"));
            }
            SqlConnection sql = transaction.sql();
            return releaseUploads(sql, dataset.id())
                    .compose(released -> sql.preparedQuery(DISCARD).execute(Tuple.of(dataset.id())))
                    .compose(gone -> dataset.written(transaction, new JsonObject()))
                    .compose(outcome -> sql.preparedQuery(FORGET)
                            .execute(Tuple.of(dataset.id()))
                            .map(outcome));
        });
    }

    /** Those that have not been looked at yet. */
    private static Future<Void> releaseUploads(SqlConnection sql, String dataset) {
        return sql.preparedQuery(UPLOADS).execute(Tuple.of(dataset)).compose(rows -> {
            Future<Void> released = Future.succeededFuture();
            for (Row row : rows) {
                String upload = row.getString("upload");
                released = released.compose(before -> UploadStore.release(sql, upload));
            }
            return released;
        });
    }
}

package pilotcity.portal.dataset.draft;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.dataset.publication.HeldVersion;
import pilotcity.portal.dataset.publication.VersionWriter;
import pilotcity.portal.kernel.db.mapping.InsertStatement;
import pilotcity.portal.kernel.db.mapping.UpdateStatement;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.VerbOutcome;
import pilotcity.portal.kernel.verb.WriteTransaction;
import pilotcity.portal.kernel.verb.input.VerbInput;

/** Hands drafts in, sends them back, publishes, withdraws and restores. */
final class ReviewHandler {
    private static final String NEXT_REMARK = """
            SELECT (SELECT coalesce(max(number), 0) + 1 FROM dataset_remark WHERE dataset = $1) AS number,
                   (SELECT coalesce(max(number), 0) + 1 FROM dataset_version WHERE dataset = $1) AS version
            """;

    private static final String END_DRAFT = """
            DELETE FROM dataset_draft WHERE dataset = $1
            """;

    private static final Label PAST =
            new Label("已经过去；要立即公开，请留空", "is in the past; leave it out to show the version at once");

    /** The form for a held version cannot be sent without a time, and has a button of its own for at once. */
    private static final Label PAST_OF_HELD = new Label(
            "已经过去；要现在公开，请用“立即公开”", "is in the past; use “Show it now”, or leave it out, to show the version at once");

    private ReviewHandler() {}

    static Future<VerbOutcome> submit(WriteTransaction transaction, VerbInput input) {
        return DatasetRow.lock(transaction)
                .compose(dataset -> {
                    if (dataset.draft() == null) {
                        throw Problem.of(
                                Problem.Kind.CONFLICT,
                                new Label("没有可送审的草稿", "there is no draft to hand in; describe or attach begins one"));
                    }
                    return dataset.open(transaction);
                })
                .compose(dataset -> Draft.read(transaction.sql(), dataset.id()).compose(draft -> {
                    requireComplete(draft);
                    UpdateStatement update = UpdateStatement.of("dataset_draft")
                            .set("state", "inReview")
                            .set("submitted_at", transaction.at())
                            .set("submitted_by", transaction.actor().subject());
                    return Notes.set(update, input)
                            .where("dataset", dataset.id())
                            .execute(transaction.sql())
                            .compose(put -> dataset.written(transaction, new JsonObject().put("state", "inReview")));
                }));
    }

    private static void requireComplete(Draft draft) {
        List<String> missing = draft.missing();
        if (!missing.isEmpty()) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    new Label(
                            "草稿还不完整，尚有 " + missing.size() + " 项未完成，请先处理页面上方列出的事项",
                            "the draft is not complete: " + String.join("; ", missing)));
        }
    }

    static Future<VerbOutcome> remark(WriteTransaction transaction, VerbInput input) {
        SqlConnection sql = transaction.sql();
        return DatasetRow.lock(transaction).compose(dataset -> {
            requireInReview(dataset);
            return sql.preparedQuery(NEXT_REMARK)
                    .execute(Tuple.of(dataset.id()))
                    .map(rows -> rows.iterator().next())
                    .compose(next -> InsertStatement.into("dataset_remark")
                            .set("dataset", dataset.id())
                            .set("number", next.getInteger("number"))
                            .set("version", next.getInteger("version"))
                            .set("at", transaction.at())
                            .set("author", transaction.actor().subject())
                            .set("about", input.text("about"))
                            .set("remark", input.get("remark"))
                            .execute(sql))
                    .compose(added -> UpdateStatement.of("dataset_draft")
                            .set("state", "draft")
                            .where("dataset", dataset.id())
                            .execute(sql))
                    .compose(put -> dataset.written(transaction, new JsonObject().put("state", "draft")));
        });
    }

    private static void requireInReview(DatasetRow dataset) {
        if (!"inReview".equals(dataset.draft())) {
            throw Problem.of(Problem.Kind.CONFLICT, new Label("没有待审核的草稿", "there is no draft in review"));
        }
    }

    static Future<VerbOutcome> publish(WriteTransaction transaction, VerbInput input, ZoneId zone) {
        SqlConnection sql = transaction.sql();
        return DatasetRow.lock(transaction).compose(dataset -> {
            requireInReview(dataset);
            return Draft.read(sql, dataset.id())
                    .compose(draft -> {
                        requireComplete(draft);
                        Instant from = from(transaction, input, PAST);
                        return VersionWriter.add(
                                sql,
                                draft.version(dataset, transaction.actor().subject(), from, zone, input),
                                transaction.at());
                    })
                    .compose(number -> sql.preparedQuery(END_DRAFT)
                            .execute(Tuple.of(dataset.id()))
                            .compose(ended ->
                                    dataset.written(transaction, new JsonObject().put("newestVersion", number)))
                            .map(outcome -> outcome.withAnswer(
                                    new JsonObject().put("versionNumber", Integer.toString(number)))));
        });
    }

    /** When it is to be shown: now, or later. */
    private static Instant from(WriteTransaction transaction, VerbInput input, Label past) {
        Instant from = input.instant("from");
        if (from != null && from.isBefore(transaction.at())) {
            throw Problem.field("from", past);
        }
        return from == null ? transaction.at() : from;
    }

    static Future<VerbOutcome> reschedule(WriteTransaction transaction, VerbInput input, ZoneId zone) {
        Long given = input.integer("number");
        Integer number = given == null ? null : number(given);
        Instant from = from(transaction, input, PAST_OF_HELD);
        return DatasetRow.lock(transaction)
                .compose(dataset -> HeldVersion.find(transaction.sql(), dataset.id(), number)
                        .compose(held -> held.show(transaction.sql(), from, transaction.at(), zone))
                        .compose(shown -> dataset.written(
                                transaction,
                                new JsonObject().put("number", shown.number()).put("from", from.toString()))));
    }

    static Future<VerbOutcome> withdraw(WriteTransaction transaction, VerbInput input) {
        Long given = input.integer("number");
        Integer number = given == null ? null : number(given);
        return DatasetRow.lock(transaction)
                .compose(dataset -> keepHeld(transaction, dataset, number))
                .compose(dataset -> VersionWriter.withdraw(
                                transaction.sql(), dataset.id(), number, input.get("reason"), input.text("reasonEn"))
                        .compose(withdrawn -> withdrawn == 0
                                ? Future.failedFuture(Problem.of(
                                        Problem.Kind.CONFLICT,
                                        number == null
                                                ? new Label("没有已发布的版本", "nothing of it is published")
                                                : new Label(
                                                        "没有第 " + number + " 版，或者已经撤回",
                                                        "there is no version " + number
                                                                + ", or it has been withdrawn")))
                                : dataset.written(transaction, new JsonObject().put("reason", input.get("reason")))));
    }

    /** What is taken back before anybody has seen it becomes a draft again, where there is no other one. */
    private static Future<DatasetRow> keepHeld(
            WriteTransaction transaction, DatasetRow dataset, @Nullable Integer number) {
        if (dataset.draft() != null) {
            return Future.succeededFuture(dataset);
        }
        return HeldVersion.findLast(transaction.sql(), dataset.id(), number)
                .compose(held -> held.isEmpty()
                        ? Future.succeededFuture()
                        : new DraftOfVersion(transaction).begin(dataset, held.get()))
                .map(dataset);
    }

    private static Integer number(long given) {
        if (given < 1 || given > Integer.MAX_VALUE) {
            throw Problem.field("number", "must be the number of a version, not " + given);
        }
        return (int) given;
    }

    static Future<VerbOutcome> restore(WriteTransaction transaction, VerbInput input) {
        int number = number(Objects.requireNonNull(input.integer("number")));
        return DatasetRow.lock(transaction).compose(dataset -> {
            if (dataset.draft() != null) {
                throw Problem.of(
                        Problem.Kind.CONFLICT,
                        new Label("已有草稿，请先发布或放弃它", "there is a draft already; discard or publish it first"));
            }
            return new DraftOfVersion(transaction)
                    .begin(dataset, number)
                    .compose(begun -> dataset.written(transaction, new JsonObject().put("state", "draft")));
        });
    }
}

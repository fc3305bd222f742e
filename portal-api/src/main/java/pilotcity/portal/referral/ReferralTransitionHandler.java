package pilotcity.portal.referral;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.db.mapping.ColumnValues;
import pilotcity.portal.kernel.db.mapping.InsertStatement;
import pilotcity.portal.kernel.db.mapping.NamedStatement;
import pilotcity.portal.kernel.privacy.PersonalDataMasking;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.VerbOutcome;
import pilotcity.portal.kernel.verb.WriteTransaction;
import pilotcity.portal.kernel.verb.input.VerbInput;

/** What sender and recipient do with a referral after it was sent. */
final class ReferralTransitionHandler {
    private static final String LOCK = """
            SELECT * FROM referral WHERE id = $1 FOR UPDATE
            """;

    private static final NamedStatement MOVE = NamedStatement.of("""
            UPDATE referral
               SET status = :status, updated_at = :at, version = version + 1,
                   acknowledged_at = CASE WHEN :status IN ('acknowledged', 'answered')
                                          THEN coalesce(acknowledged_at, :at) ELSE acknowledged_at END,
                   answered_at = CASE WHEN :status = 'answered' THEN coalesce(answered_at, :at) ELSE answered_at END,
                   closed_at = CASE WHEN :status = 'closed' THEN :at END
             WHERE id = :id
            RETURNING *
            """);

    /** Only those still in the recipient's custody, in a status that the transition can start from. */
    private static final String OPEN_RECORDS = """
            SELECT id FROM record
             WHERE referral = $1 AND organisation = $2 AND status IN ('referred', 'in-progress', 'reopened')
               AND ($3 <> 'start' OR status <> 'in-progress')
             ORDER BY id
            """;

    private ReferralTransitionHandler() {}

    static Future<VerbOutcome> move(ReferralTransition transition, WriteTransaction transaction, VerbInput input) {
        return transaction
                .sql()
                .preparedQuery(LOCK)
                .execute(Tuple.of(transaction.id()))
                .compose(rows -> {
                    Row referral = only(rows, transaction.id());
                    transaction.requireVersion(referral.getInteger("version"));
                    String party = referral.getString(transition.byRecipient() ? "agency" : "organisation");
                    return ReferralScope.ofReferral(transaction.sql(), transaction.id())
                            .compose(referralScope -> {
                                referralScope.require(
                                        transaction.actor(),
                                        transaction.permission().organisation(party),
                                        referral.getString("campaign"));
                                requireStatus(transition, referral);
                                return write(transition, transaction, input, referral, party);
                            });
                });
    }

    private static Row only(RowSet<Row> rows, String id) {
        if (rows.size() == 0) {
            throw Problem.notFound("there is no referral '" + id + "'");
        }
        return rows.iterator().next();
    }

    private static void requireStatus(ReferralTransition transition, Row referral) {
        String status = referral.getString("status");
        if (!transition.from().contains(status)) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "the referral is " + status + "; " + transition.action() + " is possible from "
                            + String.join(", ", transition.from()));
        }
    }

    private static Future<VerbOutcome> write(
            ReferralTransition transition, WriteTransaction transaction, VerbInput input, Row before, String party) {
        Instant last = ColumnValues.instant(before, "updated_at");
        Instant at = transaction.notBefore(last);
        return say(transition, transaction, input, party, at)
                .compose(said -> input.has("step") ? takeSteps(transaction, input, party) : Future.succeededFuture())
                .compose(taken -> MOVE.bind("id", transaction.id())
                        .bind("status", transition.to(before.getString("status")))
                        .bind("at", at)
                        .execute(transaction.sql()))
                .map(rows -> {
                    Row after = rows.iterator().next();
                    return VerbOutcome.of(transaction.id(), after.getInteger("version"), json(before), json(after));
                });
    }

    private static Future<Void> say(
            ReferralTransition transition, WriteTransaction transaction, VerbInput input, String party, Instant at) {
        String note = input.text("note");
        String masked = PersonalDataMasking.maskedOrNull(note);
        return InsertStatement.into("referral_entry")
                .set("referral", transaction.id())
                .set("at", at)
                .set("step", transition.action())
                .set("organisation", party)
                .set("note", masked)
                .set("note_original", note != null && note.equals(masked) ? null : note)
                .set("reference", input.text("reference"))
                .execute(transaction.sql())
                .mapEmpty();
    }

    private static Future<Void> takeSteps(WriteTransaction transaction, VerbInput input, String party) {
        String step = input.get("step");
        return transaction
                .sql()
                .preparedQuery(OPEN_RECORDS)
                .execute(Tuple.of(transaction.id(), party, step))
                .compose(rows -> {
                    List<String> ids = new ArrayList<>();
                    rows.forEach(row -> ids.add(row.getString("id")));
                    return takeSteps(transaction, step, ids, evidence(input.text("note"), input.text("reference")));
                });
    }

    private static Map<String, Object> evidence(@Nullable String note, @Nullable String reference) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        if (note != null) {
            evidence.put("note", note);
        }
        if (reference != null) {
            evidence.put("reference", reference);
        }
        return evidence;
    }

    private static Future<Void> takeSteps(
            WriteTransaction transaction, String step, List<String> ids, Map<String, Object> evidence) {
        Future<Void> done = Future.succeededFuture();
        for (String id : ids) {
            done = done.compose(
                    before -> transaction.runVerb("record", step, id, evidence).mapEmpty());
        }
        return done;
    }

    private static JsonObject json(Row row) {
        JsonObject json = new JsonObject();
        for (String column : List.of("status", "title", "summary", "organisation", "agency", "campaign")) {
            json.put(column, row.getString(column));
        }
        return json;
    }
}

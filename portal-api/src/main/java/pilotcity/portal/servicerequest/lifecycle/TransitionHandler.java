package pilotcity.portal.servicerequest.lifecycle;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.db.NamedStatement;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.verb.VerbOutcome;
import pilotcity.portal.kernel.write.Input;
import pilotcity.portal.kernel.write.Transaction;
import pilotcity.portal.record.Current;
import pilotcity.portal.record.Entries;
import pilotcity.portal.record.Hand;
import pilotcity.portal.record.Photographs;
import pilotcity.portal.record.Status;
import pilotcity.portal.record.Step;

/** Takes a step of the life cycle. */
public final class TransitionHandler {
    private static final NamedStatement TAKE = NamedStatement.of("""
            UPDATE record
               SET status = :status, holder = :holder, organisation = :organisation, referral = :referral, duplicate_of = :duplicateOf,
                   updated_at = :at, closed_at = :closed, disputes = disputes + :disputes,
                   overdue = coalesce(due_at < coalesce(:closed, now()), false), version = version + 1
             WHERE id = :id
            RETURNING *
            """);

    private TransitionHandler() {}

    /** In whose hands. */
    private record Holder(String code, @Nullable String organisation) {}

    public static Future<VerbOutcome> take(Step step, Transaction transaction, Input input) {
        return Current.lock(transaction.sql(), transaction.id(), step.hand() == Hand.SENDER)
                .compose(record -> {
                    transaction.requireVersion(record.version());
                    ActingParty actingParty =
                            ActingParty.of(transaction.actor(), transaction.need(), record, step.who());
                    requireStatus(step, record);
                    requireEvidence(step, input);
                    return TransitionTargets.check(step, transaction, record, actingParty, input)
                            .compose(checked ->
                                    Photographs.keep(transaction, record.id(), record.flag("sensitive"), input))
                            .compose(photos -> write(step, transaction, record, actingParty, input, photos));
                });
    }

    private static void requireStatus(Step step, Current record) {
        if (!step.from().contains(record.status())) {
            List<String> from = step.from().stream().map(Status::code).toList();
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "the record is " + record.status().code() + "; " + step.action() + " is possible from "
                            + String.join(", ", from));
        }
    }

    private static void requireEvidence(Step step, Input input) {
        boolean note = input.has("note");
        boolean met = switch (step.demand()) {
            case NOTHING, RECIPIENT, ORIGINAL -> true;
            case NOTE -> note;
            case EVIDENCE -> note || input.has("reference") || input.has("photos");
        };
        if (!met) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    step.action() + " needs " + step.demand().words());
        }
    }

    private static Future<VerbOutcome> write(
            Step step,
            Transaction transaction,
            Current record,
            ActingParty actingParty,
            Input input,
            List<String> photos) {
        Instant at = transaction.notBefore(record.updated());
        Holder holder = holder(step, record, input);
        Entries entries = new Entries(at, actingParty);
        List<Status> path = step.path(record.status());
        for (Status passed : path.subList(0, path.size() - 1)) {
            JsonObject entry = entries.step(
                    step.action(),
                    passed,
                    keptHolder(record).code(),
                    keptHolder(record).organisation());
            if (step == Step.DISPUTE) {
                say(entry, input, photos);
            }
        }
        JsonObject last = entries.step(step.action(), step.to(), holder.code(), holder.organisation());
        if (step != Step.DISPUTE) {
            say(last, input, photos);
        }
        if (step == Step.MERGE) {
            entries.classification("duplicateOf", input.get("duplicateOf"), null, actingParty);
        }
        return entries.appendTo(transaction.sql(), record.id())
                .compose(appended -> update(transaction.sql(), step, record, holder, input, at))
                .map(after -> VerbOutcome.of(record.id(), after.version(), record.json(), after.json()));
    }

    private static void say(JsonObject entry, Input input, List<String> photos) {
        Entries.say(entry, input.text("note"));
        entry.put("reference", input.text("reference"));
        if (!photos.isEmpty()) {
            entry.put("photos", new JsonArray(photos));
        }
    }

    private static Holder keptHolder(Current record) {
        return new Holder(String.valueOf(record.text("holder")), handOrganisation(record));
    }

    private static @Nullable String handOrganisation(Current record) {
        return "organisation".equals(record.text("holder")) ? record.text("organisation") : null;
    }

    private static Holder holder(Step step, Current record, Input input) {
        return switch (step.hand()) {
            case SAME -> keptHolder(record);
            case ORGANISATION -> new Holder("organisation", input.get("to"));
            case SENDER -> with(record.sender().orElse(null));
            case REPORTER -> new Holder("reporter", null);
            case NOBODY -> new Holder("nobody", null);
            case LAST -> with(record.text("organisation"));
        };
    }

    private static Holder with(@Nullable String organisation) {
        return new Holder(organisation == null ? "portal" : "organisation", organisation);
    }

    private static Future<Current> update(
            SqlClient sql, Step step, Current record, Holder holder, Input input, Instant at) {
        boolean moved = holder.code().equals("organisation") || holder.code().equals("portal");
        String referral = step == Step.REFER ? input.text("referral") : record.text("referral");
        String duplicate = step == Step.MERGE ? input.text("duplicateOf") : null;
        return TAKE.bind("id", record.id())
                .bind("status", step.to().code())
                .bind("holder", holder.code())
                .bind("organisation", moved ? holder.organisation() : record.text("organisation"))
                .bind("referral", referral)
                .bind("duplicateOf", step.to().closed() && step != Step.MERGE ? record.text("duplicate_of") : duplicate)
                .bind("at", at)
                .bind("closed", step.to().closed() ? closed(record, at) : null)
                .bind("disputes", step == Step.DISPUTE ? 1 : 0)
                .execute(sql)
                .map(rows -> new Current(rows.iterator().next()));
    }

    /** A confirmation closes nothing anew. */
    private static Instant closed(Current record, Instant at) {
        Instant before = record.closed();
        return before == null ? at : before;
    }
}

package pilotcity.portal.servicerequest.lifecycle;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.db.mapping.NamedStatement;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.VerbOutcome;
import pilotcity.portal.kernel.verb.WriteTransaction;
import pilotcity.portal.kernel.verb.input.VerbInput;
import pilotcity.portal.servicerequest.publication.PhotoAttachments;

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

    /** Who has custody. */
    private record Custodian(String code, @Nullable String organisation) {}

    public static Future<VerbOutcome> execute(Transition transition, WriteTransaction transaction, VerbInput input) {
        return LockedServiceRequest.lock(
                        transaction.sql(), transaction.id(), transition.custody() == CustodyChange.SENDER)
                .compose(record -> {
                    transaction.requireVersion(record.version());
                    ActingParty party = ActingParty.of(
                            transaction.actor(), transaction.permission(), record, transition.permitted());
                    requireStatus(transition, record);
                    requireEvidence(transition, input);
                    return TransitionTargets.check(transition, transaction, record, party, input)
                            .compose(checked ->
                                    PhotoAttachments.store(transaction, record.id(), record.flag("sensitive"), input))
                            .compose(photos -> write(transition, transaction, record, party, input, photos));
                });
    }

    private static void requireStatus(Transition transition, LockedServiceRequest record) {
        if (!transition.from().contains(record.status())) {
            List<String> from = transition.from().stream().map(Status::code).toList();
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "the record is " + record.status().code() + "; " + transition.action() + " is possible from "
                            + String.join(", ", from));
        }
    }

    private static void requireEvidence(Transition transition, VerbInput input) {
        boolean note = input.has("note");
        boolean met = switch (transition.requirement()) {
            case NOTHING, RECIPIENT, ORIGINAL -> true;
            case NOTE -> note;
            case EVIDENCE -> note || input.has("reference") || input.has("photos");
        };
        if (!met) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    transition.action() + " needs " + transition.requirement().words());
        }
    }

    private static Future<VerbOutcome> write(
            Transition transition,
            WriteTransaction transaction,
            LockedServiceRequest record,
            ActingParty party,
            VerbInput input,
            List<String> photos) {
        Instant at = transaction.notBefore(record.updated());
        Custodian holder = holder(transition, record, input);
        HistoryWriter history = new HistoryWriter(at, party);
        List<Status> path = transition.path(record.status());
        for (Status passed : path.subList(0, path.size() - 1)) {
            JsonObject entry = history.step(
                    transition.action(),
                    passed,
                    keptHolder(record).code(),
                    keptHolder(record).organisation());
            if (transition == Transition.DISPUTE) {
                say(entry, input, photos);
            }
        }
        JsonObject last = history.step(transition.action(), transition.to(), holder.code(), holder.organisation());
        if (transition != Transition.DISPUTE) {
            say(last, input, photos);
        }
        if (transition == Transition.MERGE) {
            history.classification("duplicateOf", input.get("duplicateOf"), null, party);
        }
        return history.appendTo(transaction.sql(), record.id())
                .compose(appended -> update(transaction.sql(), transition, record, holder, input, at))
                .map(after -> VerbOutcome.of(record.id(), after.version(), record.json(), after.json()));
    }

    private static void say(JsonObject entry, VerbInput input, List<String> photos) {
        HistoryWriter.addNote(entry, input.text("note"));
        entry.put("reference", input.text("reference"));
        if (!photos.isEmpty()) {
            entry.put("photos", new JsonArray(photos));
        }
    }

    private static Custodian keptHolder(LockedServiceRequest record) {
        return new Custodian(String.valueOf(record.text("holder")), handOrganisation(record));
    }

    private static @Nullable String handOrganisation(LockedServiceRequest record) {
        return "organisation".equals(record.text("holder")) ? record.text("organisation") : null;
    }

    private static Custodian holder(Transition transition, LockedServiceRequest record, VerbInput input) {
        return switch (transition.custody()) {
            case SAME -> keptHolder(record);
            case ORGANISATION -> new Custodian("organisation", input.get("to"));
            case SENDER -> with(record.sender().orElse(null));
            case REPORTER -> new Custodian("reporter", null);
            case NOBODY -> new Custodian("nobody", null);
            case LAST -> with(record.text("organisation"));
        };
    }

    private static Custodian with(@Nullable String organisation) {
        return new Custodian(organisation == null ? "portal" : "organisation", organisation);
    }

    private static Future<LockedServiceRequest> update(
            SqlClient sql,
            Transition transition,
            LockedServiceRequest record,
            Custodian holder,
            VerbInput input,
            Instant at) {
        boolean moved = holder.code().equals("organisation") || holder.code().equals("portal");
        String referral = transition == Transition.REFER ? input.text("referral") : record.text("referral");
        String duplicate = transition == Transition.MERGE ? input.text("duplicateOf") : null;
        return TAKE.bind("id", record.id())
                .bind("status", transition.to().code())
                .bind("holder", holder.code())
                .bind("organisation", moved ? holder.organisation() : record.text("organisation"))
                .bind("referral", referral)
                .bind(
                        "duplicateOf",
                        transition.to().closed() && transition != Transition.MERGE
                                ? record.text("duplicate_of")
                                : duplicate)
                .bind("at", at)
                .bind("closed", transition.to().closed() ? closed(record, at) : null)
                .bind("disputes", transition == Transition.DISPUTE ? 1 : 0)
                .execute(sql)
                .map(rows -> new LockedServiceRequest(rows.iterator().next()));
    }

    /** A confirmation closes nothing anew. */
    private static Instant closed(LockedServiceRequest record, Instant at) {
        Instant before = record.closed();
        return before == null ? at : before;
    }
}

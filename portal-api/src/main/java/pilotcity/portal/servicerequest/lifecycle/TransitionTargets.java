package pilotcity.portal.servicerequest.lifecycle;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.Objects;
import java.util.stream.Stream;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.permission.Permission;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.ReferenceCheck;
import pilotcity.portal.kernel.verb.WriteTransaction;
import pilotcity.portal.kernel.verb.input.VerbInput;

/** Checks what a transition names: the organisation and referral it is referred to, or the request it duplicates. */
final class TransitionTargets {
    private static final String ORIGINAL = """
            SELECT record.id, record.duplicate_of, record.campaign, record.place, record.lon, record.lat,
                   record.simulated, record.organisation, record.responsible,
                   campaign.organisation AS collector, referral.organisation AS referrer,
                   original.lon AS exact_lon, original.lat AS exact_lat
              FROM record LEFT JOIN record_original original ON original.record = record.id
              LEFT JOIN campaign ON campaign.id = record.campaign
              LEFT JOIN referral ON referral.id = record.referral
             WHERE record.id = $1
               FOR SHARE OF record
            """;

    private TransitionTargets() {}

    static Future<Void> check(
            Transition transition,
            WriteTransaction transaction,
            LockedServiceRequest record,
            ActingParty party,
            VerbInput input) {
        return switch (transition.requirement()) {
            case RECIPIENT -> organisation(transaction, record, party, input);
            case ORIGINAL -> original(transaction, record, input);
            case NOTHING, NOTE, EVIDENCE -> Future.succeededFuture();
        };
    }

    private static Future<Void> organisation(
            WriteTransaction transaction, LockedServiceRequest record, ActingParty party, VerbInput input) {
        String to = input.get("to");
        String referral = input.text("referral");
        return ReferenceCheck.require(transaction.sql(), "organisation", "to", to)
                .compose(there -> {
                    if (to.equals(party.organisation())) {
                        throw Problem.field("to", "the record is in the hands of '" + to + "' already");
                    }
                    return referral == null
                            ? Future.succeededFuture()
                            : new ReferralMembership(referral, party, to).add(transaction, record);
                });
    }

    private static Future<Void> original(WriteTransaction transaction, LockedServiceRequest record, VerbInput input) {
        String id = input.get("duplicateOf");
        if (id.equals(record.id())) {
            throw Problem.field("duplicateOf", new Label("记录不能并入自己", "a record does not repeat itself"));
        }
        return transaction.sql().preparedQuery(ORIGINAL).execute(Tuple.of(id)).map(rows -> {
            if (rows.size() == 0) {
                throw Problem.field("duplicateOf", new Label("没有记录 " + id, "there is no record '" + id + "'"));
            }
            LockedServiceRequest original =
                    new LockedServiceRequest(rows.iterator().next());
            requireWithin(transaction, original);
            record.requireSameSimulation(original.flag("simulated"), "duplicateOf", id);
            String other = original.text("duplicate_of");
            if (other != null) {
                throw Problem.field(
                        "duplicateOf",
                        new Label(
                                "记录 " + id + " 已并入 " + other + "，请并入那一条",
                                "record " + id + " itself repeats record " + other + "; name that one"));
            }
            return null;
        });
    }

    /**
     * What is merged goes where the other one is, and whoever follows that one reads it there: the grant must reach so
     * far, for an organisation that the other one concerns.
     */
    private static void requireWithin(WriteTransaction transaction, LockedServiceRequest original) {
        Permission permission = original.permissionFor(transaction.permission());
        boolean allowed = Stream.of("organisation", "responsible", "collector", "referrer")
                .map(original::text)
                .filter(Objects::nonNull)
                .anyMatch(organisation -> transaction.actor().allows(permission.organisation(organisation)));
        if (!allowed) {
            try {
                transaction.actor().require(permission.organisation(original.text("organisation")));
            } catch (Problem problem) {
                throw problem.about("record " + original.id());
            }
        }
    }
}

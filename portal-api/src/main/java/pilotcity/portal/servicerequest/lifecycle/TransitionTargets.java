package pilotcity.portal.servicerequest.lifecycle;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.Objects;
import java.util.stream.Stream;
import pilotcity.portal.kernel.access.Need;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.write.Input;
import pilotcity.portal.kernel.write.References;
import pilotcity.portal.kernel.write.Transaction;
import pilotcity.portal.record.Current;
import pilotcity.portal.record.JoinedReferral;
import pilotcity.portal.record.Step;

/** Checks whom or what a step names: an organisation to refer to and a referral to put it into, a record to merge into. */
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
            Step step, Transaction transaction, Current record, ActingParty actingParty, Input input) {
        return switch (step.demand()) {
            case RECIPIENT -> organisation(transaction, record, actingParty, input);
            case ORIGINAL -> original(transaction, record, input);
            case NOTHING, NOTE, EVIDENCE -> Future.succeededFuture();
        };
    }

    private static Future<Void> organisation(
            Transaction transaction, Current record, ActingParty actingParty, Input input) {
        String to = input.get("to");
        String referral = input.text("referral");
        return References.require(transaction.sql(), "organisation", "to", to).compose(there -> {
            if (to.equals(actingParty.organisation())) {
                throw Problem.field("to", "the record is in the hands of '" + to + "' already");
            }
            return referral == null
                    ? Future.succeededFuture()
                    : new JoinedReferral(referral, actingParty, to).add(transaction, record);
        });
    }

    private static Future<Void> original(Transaction transaction, Current record, Input input) {
        String id = input.get("duplicateOf");
        if (id.equals(record.id())) {
            throw Problem.field("duplicateOf", "a record does not repeat itself");
        }
        return transaction.sql().preparedQuery(ORIGINAL).execute(Tuple.of(id)).map(rows -> {
            if (rows.size() == 0) {
                throw Problem.field("duplicateOf", "there is no record '" + id + "'");
            }
            Current original = new Current(rows.iterator().next());
            requireWithin(transaction, original);
            record.requireLike(original.flag("simulated"), "duplicateOf", id);
            String other = original.text("duplicate_of");
            if (other != null) {
                throw Problem.field("duplicateOf", "'" + id + "' itself repeats '" + other + "'; name that one");
            }
            return null;
        });
    }

    /**
     * What is merged goes where the other one is, and whoever follows that one reads it there: the grant must reach so
     * far, for an organisation that the other one concerns.
     */
    private static void requireWithin(Transaction transaction, Current original) {
        Need need = original.of(transaction.need());
        boolean allowed = Stream.of("organisation", "responsible", "collector", "referrer")
                .map(original::text)
                .filter(Objects::nonNull)
                .anyMatch(organisation -> transaction.actor().allows(need.organisation(organisation)));
        if (!allowed) {
            try {
                transaction.actor().require(need.organisation(original.text("organisation")));
            } catch (Problem problem) {
                throw problem.about("record " + original.id());
            }
        }
    }
}

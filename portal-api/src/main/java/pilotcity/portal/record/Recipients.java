package pilotcity.portal.record;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.write.Input;
import pilotcity.portal.kernel.write.Transaction;

/** Checks whom or what a step names: an organisation to refer to, a record to merge into. */
final class Recipients {
    private static final String ORGANISATION = """
            SELECT organisation.id, referral.organisation AS sender, referral.agency, referral.simulated
              FROM organisation LEFT JOIN referral ON referral.id = $2
             WHERE organisation.id = $1
            """;

    private static final String ORIGINAL = """
            SELECT record.id, record.duplicate_of, record.campaign, record.place, record.lon, record.lat,
                   record.simulated,
                   original.lon AS exact_lon, original.lat AS exact_lat
              FROM record LEFT JOIN record_original original ON original.record = record.id
             WHERE record.id = $1
               FOR SHARE OF record
            """;

    private Recipients() {}

    static Future<Void> check(Step step, Transaction transaction, Current record, Party party, Input input) {
        return switch (step.demand()) {
            case RECIPIENT -> organisation(transaction.sql(), record, party, input);
            case ORIGINAL -> original(transaction, record, party, input);
            case NOTHING, NOTE, EVIDENCE -> Future.succeededFuture();
        };
    }

    private static Future<Void> organisation(SqlClient sql, Current record, Party party, Input input) {
        String to = input.get("to");
        String referral = input.text("referral");
        return sql.preparedQuery(ORGANISATION).execute(Tuple.of(to, referral)).map(rows -> {
            if (rows.size() == 0) {
                throw Problem.field("to", "there is no organisation '" + to + "'");
            }
            if (to.equals(party.organisation())) {
                throw Problem.field("to", "the record is in the hands of '" + to + "' already");
            }
            Row row = rows.iterator().next();
            requireOwn(row, referral, party, to);
            if (referral != null) {
                record.requireLike(row.getBoolean("simulated"), "referral", referral);
            }
            return null;
        });
    }

    private static void requireOwn(Row row, @Nullable String referral, Party party, String to) {
        boolean own = Objects.equals(row.getString("sender"), party.organisation())
                && Objects.equals(row.getString("agency"), to);
        if (referral != null && !own) {
            throw Problem.field("referral", "'" + referral + "' is no referral from you to '" + to + "'");
        }
    }

    private static Future<Void> original(Transaction transaction, Current record, Party party, Input input) {
        String id = input.get("duplicateOf");
        if (id.equals(record.id())) {
            throw Problem.field("duplicateOf", "a record does not repeat itself");
        }
        return transaction.sql().preparedQuery(ORIGINAL).execute(Tuple.of(id)).map(rows -> {
            if (rows.size() == 0) {
                throw Problem.field("duplicateOf", "there is no record '" + id + "'");
            }
            Current original = new Current(rows.iterator().next());
            requireWithin(transaction, record, original, party);
            record.requireLike(original.flag("simulated"), "duplicateOf", id);
            String other = original.text("duplicate_of");
            if (other != null) {
                throw Problem.field("duplicateOf", "'" + id + "' itself repeats '" + other + "'; name that one");
            }
            return null;
        });
    }

    /** What is merged goes where the other one is: a grant that ends before it does not reach so far. */
    private static void requireWithin(Transaction transaction, Current record, Current original, Party party) {
        try {
            transaction
                    .actor()
                    .require(original.of(transaction.need())
                            .document(record.id())
                            .organisation(party.organisation()));
        } catch (Problem problem) {
            throw problem.about("record " + original.id());
        }
    }
}

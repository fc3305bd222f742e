package pilotcity.portal.servicerequest.lifecycle;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.db.mapping.ColumnValues;
import pilotcity.portal.kernel.permission.Permission;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.WriteTransaction;

/** The referral that a record becomes part of: from the same sender to the same recipient, and not closed. */
public record ReferralMembership(String id, ActingParty sender, String recipient) {
    private static final String KIND = "referral";

    /** Only the caller's own is locked, so that it does not wait for those of others. */
    private static final String LOCK = """
            SELECT status, campaign, simulated,
                   EXISTS (SELECT FROM referral_record WHERE referral = $1 AND record = $4) AS holds
              FROM referral
             WHERE id = $1 AND organisation = $2 AND agency = $3
               FOR NO KEY UPDATE OF referral
            """;

    private static final String PARTS = """
            SELECT DISTINCT record.campaign, record.place,
                   coalesce(original.lon, record.lon) AS lon, coalesce(original.lat, record.lat) AS lat
              FROM record LEFT JOIN record_original original ON original.record = record.id
             WHERE record.id = $2 OR record.id IN (SELECT record FROM referral_record WHERE referral = $1)
            """;

    private static final String ADD = """
            WITH added AS (
                INSERT INTO referral_record (referral, record) VALUES ($1, $2)
            )
            UPDATE referral SET version = version + 1, updated_at = greatest(updated_at, $3) WHERE id = $1
            """;

    /** The referral says what it holds as the record says where it is: both in one transaction. */
    public Future<Void> add(WriteTransaction transaction, LockedServiceRequest record) {
        return transaction
                .sql()
                .preparedQuery(LOCK)
                .execute(Tuple.of(id, sender.organisation(), recipient, record.id()))
                .compose(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.field(KIND, "'" + id + "' is no referral from you to '" + recipient + "'");
                    }
                    Row referral = rows.iterator().next();
                    requireFit(referral, record);
                    return Boolean.TRUE.equals(referral.getBoolean("holds"))
                            ? Future.succeededFuture()
                            : addNew(transaction, record, referral.getString("campaign"));
                });
    }

    private void requireFit(Row referral, LockedServiceRequest record) {
        if ("closed".equals(referral.getString("status"))) {
            throw Problem.of(Problem.Kind.CONFLICT, "the referral '" + id + "' is closed; it takes no more records");
        }
        record.requireSameSimulation(referral.getBoolean("simulated"), KIND, id);
    }

    private Future<Void> addNew(WriteTransaction transaction, LockedServiceRequest record, @Nullable String campaign) {
        return transaction
                .sql()
                .preparedQuery(PARTS)
                .execute(Tuple.of(id, record.id()))
                .compose(parts -> {
                    parts.forEach(part -> requireWithin(transaction, part, campaign));
                    return transaction
                            .sql()
                            .preparedQuery(ADD)
                            .execute(Tuple.of(id, record.id(), transaction.at().atOffset(ZoneOffset.UTC)))
                            .mapEmpty();
                });
    }

    /** The referral is written too, and lies wherever its records do. */
    private void requireWithin(WriteTransaction transaction, Row part, @Nullable String campaign) {
        Permission permission = Permission.of(transaction.action(), KIND)
                .document(id)
                .organisation(sender.organisation())
                .campaign(Optional.ofNullable(campaign).orElse(part.getString("campaign")))
                .at(part.getString("place"), ColumnValues.point(part));
        try {
            transaction.actor().require(permission);
        } catch (Problem problem) {
            throw problem.about("referral " + id);
        }
    }
}

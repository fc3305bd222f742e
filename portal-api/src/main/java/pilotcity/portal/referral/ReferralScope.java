package pilotcity.portal.referral;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.db.mapping.ColumnValues;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.permission.Permission;
import pilotcity.portal.kernel.problem.Problem;

/** The places of all service requests in a referral. Whoever acts on it must be allowed to act in each of them. */
record ReferralScope(RowSet<Row> parts) {
    private static final String SELECT = """
            SELECT min(record.id) AS record, record.simulated, record.campaign, record.place,
                   coalesce(original.lon, record.lon) AS lon, coalesce(original.lat, record.lat) AS lat
              FROM record LEFT JOIN record_original original ON original.record = record.id
            """;

    private static final String GROUP = """
             GROUP BY 2, 3, 4, 5, 6
             ORDER BY 1
            """;

    private static final String OF_RECORDS = SELECT + """
             WHERE record.id = ANY($1)
            """ + GROUP;

    private static final String OF_REFERRAL = SELECT + """
             WHERE record.id IN (SELECT record FROM referral_record WHERE referral = $1)
            """ + GROUP;

    private static final String PARTIES = """
            SELECT organisation, agency, campaign FROM referral WHERE id = $1
            """;

    /** Of what is to hold {@code records}; those that are not there lie nowhere. */
    static Future<ReferralScope> ofRecords(SqlClient sql, List<String> records) {
        return sql.preparedQuery(OF_RECORDS)
                .execute(Tuple.tuple().addArrayOfString(records.toArray(String[]::new)))
                .map(ReferralScope::new);
    }

    static Future<ReferralScope> ofReferral(SqlClient sql, String id) {
        return sql.preparedQuery(OF_REFERRAL).execute(Tuple.of(id)).map(ReferralScope::new);
    }

    /** @throws Problem CONFLICT when some of the records are simulated and others are not */
    boolean simulated() {
        Set<Boolean> all = new HashSet<>();
        parts.forEach(part -> all.add(part.getBoolean("simulated")));
        if (all.size() > 1) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "records: some are simulated and others are real; they do not go into one referral");
        }
        return all.contains(true);
    }

    /** Fails unless {@code actor} may do what {@code permission} says with its referral, for one of the two parties. */
    static Future<Void> requireParty(SqlClient sql, Actor actor, Permission permission) {
        String id = String.valueOf(permission.document());
        return sql.preparedQuery(PARTIES)
                .execute(Tuple.of(id))
                .compose(rows -> ofReferral(sql, id).map(referralScope -> {
                    if (rows.size() == 0) {
                        actor.require(permission);
                    } else {
                        referralScope.requireParty(
                                actor, permission, rows.iterator().next());
                    }
                    return null;
                }));
    }

    private void requireParty(Actor actor, Permission permission, Row referral) {
        String campaign = referral.getString("campaign");
        try {
            require(actor, permission.organisation(referral.getString("organisation")), campaign);
        } catch (Problem notForTheSender) {
            require(actor, permission.organisation(referral.getString("agency")), campaign);
        }
    }

    /**
     * @param campaign that of the referral; where it has none, that of each record counts
     * @throws Problem FORBIDDEN that names the first record where {@code permission} is not allowed
     */
    void require(Actor actor, Permission permission, @Nullable String campaign) {
        if (parts.size() == 0) {
            actor.require(permission.campaign(campaign));
        }
        for (Row part : parts) {
            String counts = Optional.ofNullable(campaign).orElse(part.getString("campaign"));
            try {
                actor.require(permission.campaign(counts).at(part.getString("place"), ColumnValues.point(part)));
            } catch (Problem problem) {
                throw problem.about("record " + part.getString("record"));
            }
        }
    }
}

package pilotcity.portal.servicerequest.demonstration;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/**
 * Takes away what was generated, and the campaigns and referrals that are made of it. What people have reported
 * meanwhile stays, and no longer refers to it; what they reported to a simulated campaign stays simulated.
 */
final class ScenarioRemoval {
    private static final String PHOTOS = """
            SELECT coalesce(array_agg(DISTINCT photo), '{}') AS photos
              FROM record_photo JOIN record ON record.id = record_photo.record WHERE simulated AND source = 'demo'
            """;

    private static final String RELEASE_RECORDS = """
            UPDATE record
               SET campaign = (SELECT id FROM campaign WHERE id = record.campaign AND NOT simulated),
                   referral = (SELECT id FROM referral WHERE id = record.referral AND NOT simulated),
                   duplicate_of = (SELECT id FROM record other
                                    WHERE id = record.duplicate_of AND NOT (simulated AND source = 'demo')),
                   version = version + 1
             WHERE NOT (simulated AND source = 'demo')
               AND (campaign IN (SELECT id FROM campaign WHERE simulated)
                    OR referral IN (SELECT id FROM referral WHERE simulated)
                    OR duplicate_of IN (SELECT id FROM record WHERE simulated AND source = 'demo'))
            """;

    private static final String RELEASE_REFERRALS = """
            UPDATE referral SET campaign = NULL, version = version + 1
             WHERE NOT simulated AND campaign IN (SELECT id FROM campaign WHERE simulated)
            """;

    private static final String CONTENTS = """
            DELETE FROM referral_record
             WHERE record IN (SELECT id FROM record WHERE simulated AND source = 'demo')
                OR referral IN (SELECT id FROM referral WHERE simulated)
            """;

    private static final String RECORDS = """
            DELETE FROM record WHERE simulated AND source = 'demo'
            """;

    private static final String REFERRALS = """
            DELETE FROM referral WHERE simulated
            """;

    private static final String CAMPAIGNS = """
            DELETE FROM campaign WHERE simulated
            """;

    private static final String UNUSED_PHOTOS = """
            DELETE FROM photo
             WHERE id = ANY($1) AND NOT EXISTS (SELECT FROM record_photo WHERE record_photo.photo = photo.id)
            """;

    private ScenarioRemoval() {}

    /** Completes with how many records there were. */
    static Future<Integer> run(SqlConnection sql) {
        return sql.preparedQuery(PHOTOS)
                .execute()
                .map(rows -> rows.iterator().next().getArrayOfStrings("photos"))
                .compose(photos -> sql.preparedQuery(RELEASE_RECORDS)
                        .execute()
                        .compose(done -> sql.preparedQuery(RELEASE_REFERRALS).execute())
                        .compose(done -> sql.preparedQuery(CONTENTS).execute())
                        .compose(done -> sql.preparedQuery(RECORDS).execute())
                        .compose(records -> sql.preparedQuery(REFERRALS)
                                .execute()
                                .compose(done -> sql.preparedQuery(CAMPAIGNS).execute())
                                .compose(done -> sql.preparedQuery(UNUSED_PHOTOS)
                                        .execute(Tuple.tuple().addArrayOfString(photos)))
                                .map(done -> records.rowCount())));
    }
}

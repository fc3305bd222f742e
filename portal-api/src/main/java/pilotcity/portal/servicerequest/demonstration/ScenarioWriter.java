package pilotcity.portal.servicerequest.demonstration;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.List;

/** Writes a scenario, a table at a time. */
final class ScenarioWriter {
    private static final String CAMPAIGN = """
            WITH made AS (
                INSERT INTO campaign (id, status, name, name_en, organisation, theme, theme_en, hashtag, from_date,
                                      description, description_en, simulated)
                VALUES ($1, 'open', $2, $3, $4, '骑行障碍', 'Obstacles to cycling', '#骑行障碍随手拍', $5,
                        '为演示而生成的征集活动，其中的记录、转交和答复都不是真的。',
                        'Generated for demonstration: none of its records, referrals and answers is real.', true)
            ), about AS (
                INSERT INTO campaign_category (campaign, category) VALUES ($1, 'cycling')
            )
            INSERT INTO campaign_place (campaign, place) VALUES ($1, '440100')
            """;

    private static final String REFERRALS = """
            INSERT INTO referral (id, version, status, title, summary, organisation, agency, campaign, sent_at,
                                  acknowledged_at, answered_at, closed_at, updated_at, simulated)
            SELECT id, version, status, title, summary, $2, agency, $3, sent_at, acknowledged_at, answered_at, closed_at,
                   updated_at, true
              FROM jsonb_to_recordset($1::text::jsonb)
                   AS row (id text, version int, status text, title text, summary text, agency text,
                           sent_at timestamptz, acknowledged_at timestamptz, answered_at timestamptz,
                           closed_at timestamptz, updated_at timestamptz)
            """;

    private static final String REFERRAL_ENTRIES = """
            INSERT INTO referral_entry (referral, at, step, organisation, note)
            SELECT referral, at, step, organisation, note
              FROM jsonb_to_recordset($1::text::jsonb)
                   AS row (referral text, at timestamptz, step text, organisation text, note text)
            """;

    private static final String CONTENTS = """
            INSERT INTO referral_record (referral, record)
            SELECT referral, record FROM jsonb_to_recordset($1::text::jsonb) AS row (referral text, record text)
            """;

    private static final String RECORDS = """
            WITH row AS MATERIALIZED (
                SELECT row.*, category_due(category, reported_at) AS due_at
                  FROM jsonb_to_recordset($1::text::jsonb)
                       AS row (id text, version int, status text, category text, description text, place text,
                               lon float8, lat float8, point_precision_m int, exact_lon float8, exact_lat float8,
                               given_address text, sensitive boolean, campaign text, referral text, duplicate_of text,
                               holder text, organisation text, responsible text, reported_at timestamptz,
                               updated_at timestamptz, closed_at timestamptz, disputes int, photos int[])
            ), records AS (
                INSERT INTO record (id, version, status, category, description, place, lon, lat, point_precision_m,
                                    address, campaign, referral, duplicate_of, holder, organisation, responsible,
                                    reported_at, updated_at, due_at, closed_at, overdue, disputes, source, simulated)
                SELECT id, version, status, category, description, place, lon, lat, point_precision_m,
                       CASE WHEN NOT sensitive THEN given_address END, campaign, referral, duplicate_of, holder,
                       organisation, responsible, reported_at, updated_at, due_at, closed_at,
                       coalesce(due_at < coalesce(closed_at, now()), false), disputes, 'demo', true
                  FROM row
            ), originals AS (
                INSERT INTO record_original (record, description, lon, lat, given_lon, given_lat, crs, address)
                SELECT id, description, exact_lon, exact_lat, exact_lon, exact_lat, 'wgs84', given_address FROM row
            )
            INSERT INTO record_photo (record, position, photo)
            SELECT id, shown.position, ($2::text[])[shown.number + 1]
              FROM row, unnest(photos) WITH ORDINALITY AS shown (number, position)
            """;

    private static final String ENTRIES = """
            INSERT INTO record_entry (record, at, type, step, status, role, organisation, holder, holder_organisation,
                                      subject, value, confidence, note, photos)
            SELECT record, at, type, step, status, role, organisation, holder, holder_organisation, subject, value,
                   confidence, note, CASE WHEN picture IS NOT NULL THEN ARRAY[($2::text[])[picture + 1]] END
              FROM ROWS FROM (jsonb_to_recordset($1::text::jsonb)
                   AS (record text, at timestamptz, type text, step text, status text, role text, organisation text,
                       holder text, holder_organisation text, subject text, value text, confidence real, note text,
                       picture int)) WITH ORDINALITY
                   AS row (record, at, type, step, status, role, organisation, holder, holder_organisation, subject,
                           value, confidence, note, picture, place)
             ORDER BY place
            """;

    private static final String SUPERSEDE = """
            UPDATE record_entry SET supersedes = earlier.id
              FROM (SELECT entry.id AS later, lag(entry.id) OVER (PARTITION BY entry.record, subject ORDER BY entry.id) AS id
                      FROM record_entry entry JOIN record ON record.id = entry.record
                     WHERE record.simulated AND entry.type = 'classification') earlier
             WHERE record_entry.id = earlier.later AND earlier.id IS NOT NULL
            """;

    private final String referrals;
    private final String referralEntries;
    private final String contents;
    private final String records;
    private final String entries;
    private final LocalDate from;

    /** Makes the rows ready: that takes a while, and is not done within the transaction. */
    ScenarioWriter(Scenario scenario) {
        JsonArray bundles = new JsonArray();
        JsonArray moves = new JsonArray();
        JsonArray handed = new JsonArray();
        scenario.bundles().forEach(referral -> {
            bundles.add(referral.row());
            moves.addAll(referral.entries());
            referral.contents().forEach(handed::add);
        });
        JsonArray rows = new JsonArray();
        JsonArray histories = new JsonArray();
        scenario.walks().forEach(request -> {
            rows.add(request.row());
            request.entries().forEach(histories::add);
        });
        this.referrals = bundles.encode();
        this.referralEntries = moves.encode();
        this.contents = handed.encode();
        this.records = rows.encode();
        this.entries = histories.encode();
        this.from = scenario.walks()
                .getFirst()
                .report()
                .at()
                .atZone(ActivitySchedule.ZONE)
                .toLocalDate();
    }

    /** @param photos ids of the pictures, in order */
    Future<Void> run(SqlConnection sql, List<String> photos) {
        String[] ids = photos.toArray(String[]::new);
        return sql.preparedQuery(CAMPAIGN)
                .execute(campaign())
                .compose(done -> sql.preparedQuery(REFERRALS)
                        .execute(Tuple.of(
                                referrals,
                                ServiceRequestDemonstration.COLLECTOR,
                                ServiceRequestDemonstration.CAMPAIGN)))
                .compose(done -> sql.preparedQuery(REFERRAL_ENTRIES).execute(Tuple.of(referralEntries)))
                .compose(done ->
                        sql.preparedQuery(RECORDS).execute(Tuple.of(records).addArrayOfString(ids)))
                .compose(done ->
                        sql.preparedQuery(ENTRIES).execute(Tuple.of(entries).addArrayOfString(ids)))
                .compose(done -> sql.preparedQuery(SUPERSEDE).execute())
                .compose(done -> sql.preparedQuery(CONTENTS).execute(Tuple.of(contents)))
                .mapEmpty();
    }

    private Tuple campaign() {
        Tuple campaign = Tuple.of(
                ServiceRequestDemonstration.CAMPAIGN,
                Phrases.MARK + "骑行障碍随手拍",
                Phrases.MARK_EN + "Snap the obstacles to cycling",
                ServiceRequestDemonstration.COLLECTOR);
        return campaign.addValue(from);
    }
}

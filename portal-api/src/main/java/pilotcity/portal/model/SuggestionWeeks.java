package pilotcity.portal.model;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;

/**
 * What became of suggestions: by week and model, how many people decided about, and how many they corrected; what was
 * taken back since is not counted. A model
 * that is corrected more and more has drifted away from what people write.
 */
final class SuggestionWeeks {
    /** The days of a city's weeks begin in its own time zone; half a year is told. */
    private static final String COUNT = """
            WITH decided AS (
                SELECT suggestion.model,
                       to_char(date_trunc('week', decision.at AT TIME ZONE 'Asia/Shanghai'), 'YYYY-MM-DD') AS week,
                       count(*) AS suggestions,
                       count(*) FILTER (WHERE decision.value IS DISTINCT FROM suggestion.value) AS corrected
                  FROM record_entry suggestion
                 CROSS JOIN LATERAL (
                       SELECT later.at, later.value
                         FROM record_entry later
                        WHERE later.record = suggestion.record AND later.type = 'classification'
                          AND later.subject = 'category' AND later.role <> 'model' AND later.id > suggestion.id
                        ORDER BY later.id DESC LIMIT 1) decision
                 WHERE suggestion.role = 'model' AND suggestion.subject = 'category' AND decision.value IS NOT NULL
                   AND NOT EXISTS (
                       SELECT FROM record_entry newer
                        WHERE newer.record = suggestion.record AND newer.subject = 'category' AND newer.role = 'model'
                          AND newer.id > suggestion.id)
                   AND decision.at > now() - interval '26 weeks'
                 GROUP BY 1, 2
            ), weeks AS (
                SELECT model, jsonb_agg(jsonb_build_object('week', week, 'suggestions', suggestions,
                                                           'corrected', corrected) ORDER BY week) AS weeks
                  FROM decided GROUP BY model
            )
            UPDATE model SET weeks = weeks.weeks, version = version + 1
              FROM weeks WHERE weeks.model = model.id AND model.weeks IS DISTINCT FROM weeks.weeks
            """;

    private SuggestionWeeks() {}

    static Future<Void> count(SqlClient sql) {
        return sql.query(COUNT).execute().mapEmpty();
    }
}

package pilotcity.portal.model;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;

/**
 * What became of suggestions: by week and model, how many people decided about, and how many they corrected. A model
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
                  JOIN record_entry decision ON decision.supersedes = suggestion.id
                 WHERE suggestion.role = 'model' AND suggestion.subject = 'category' AND decision.role <> 'model'
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

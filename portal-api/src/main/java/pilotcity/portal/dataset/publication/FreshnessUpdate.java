package pilotcity.portal.dataset.publication;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;

/**
 * Keeps the freshness of data sets up to date, which changes although nobody writes. Versions keep the score that they had
 * when they were published.
 */
public final class FreshnessUpdate {
    private static final String SHOWN = """
            SELECT dataset.id, dataset.quality, dataset.description ->> 'accrualPeriodicity' AS frequency,
                   dataset_version.published_at
              FROM dataset
              JOIN dataset_version ON dataset_version.dataset = dataset.id AND dataset_version.number = dataset.newest
             WHERE dataset.quality ? 'marks'
            """;

    private static final String WRITE = "UPDATE dataset SET quality = $2 WHERE id = $1 AND quality = $3";

    private FreshnessUpdate() {}

    /** Completes with how many have changed. */
    public static Future<Integer> run(SqlClient sql, Instant now) {
        return sql.query(SHOWN).execute().compose(rows -> {
            Future<Integer> changed = Future.succeededFuture(0);
            for (Row row : rows) {
                changed = changed.compose(before -> update(sql, row, now).map(more -> before + more));
            }
            return changed;
        });
    }

    private static Future<Integer> update(SqlClient sql, Row row, Instant now) {
        JsonObject before = row.getJsonObject("quality");
        boolean kept = UpdateFrequency.isKept(
                row.getString("frequency"),
                row.getOffsetDateTime("published_at").toInstant(),
                now);
        JsonObject after = QualityScore.read(before).withFreshness(kept).json();
        return after.equals(before)
                ? Future.succeededFuture(0)
                : sql.preparedQuery(WRITE)
                        .execute(Tuple.of(row.getString("id"), after, before))
                        .map(written -> written.rowCount());
    }
}

package pilotcity.portal.dataset.draft;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.permission.Permission;

/** The data sets of an organisation, drafts included. */
public final class DraftList {
    private static final String LIST = """
            SELECT jsonb_build_object(
                       'id', dataset.id, 'title', coalesce(draft.description -> 'title', dataset.description -> 'title', last.description -> 'title'),
                       'draft', draft.state, 'newestVersion', dataset.newest,
                       'versions', versions.number, 'scheduledAt', versions.scheduled,
                       'changedAt', changed.at) AS entry
              FROM dataset
              LEFT JOIN dataset_draft draft ON draft.dataset = dataset.id
              LEFT JOIN LATERAL (SELECT description FROM dataset_version WHERE dataset_version.dataset = dataset.id
                                  ORDER BY number DESC LIMIT 1) AS last ON true
              CROSS JOIN LATERAL (
                  SELECT count(*) AS number,
                         max(coalesce(withdrawn_at, published_at)) FILTER (WHERE status <> 'scheduled') AS published,
                         min(published_at) FILTER (WHERE status = 'scheduled') AS scheduled
                    FROM dataset_version WHERE dataset_version.dataset = dataset.id) AS versions
              CROSS JOIN LATERAL (
                  SELECT coalesce(draft.changed_at, versions.published, dataset.changed, dataset.listed) AS at) AS changed
             WHERE dataset.organisation = $1
             ORDER BY changed.at DESC, dataset.id
            """;

    private DraftList() {}

    /**
     * Each with {@code title} in both languages, {@code draft} ({@code draft}, {@code inReview} or null),
     * {@code newestVersion}, {@code versions} (how many there ever were), {@code scheduledAt} and {@code changedAt}.
     */
    public static Future<JsonArray> read(SqlClient sql, Actor actor, String organisation) {
        Permission reading = Permission.of(Permission.READ_ACTION, "dataset").organisation(organisation);
        return sql.preparedQuery(LIST).execute(Tuple.of(organisation)).map(rows -> {
            JsonArray list = new JsonArray();
            for (Row row : rows) {
                JsonObject entry = row.getJsonObject("entry");
                if (actor.allows(reading.document(entry.getString("id")))) {
                    list.add(entry);
                }
            }
            return list;
        });
    }
}

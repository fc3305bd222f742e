package pilotcity.portal.record;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Objects;
import java.util.stream.Stream;
import pilotcity.portal.kernel.access.Actor;
import pilotcity.portal.kernel.access.Need;
import pilotcity.portal.kernel.db.Rows;
import pilotcity.portal.kernel.http.Problem;

/**
 * What the reporter said, where exactly, and how to reach them: for the organisation that has the record in hand, that
 * answers for it, or that collected it, with a grant for the action {@code read}.
 */
final class PrivateRecord {
    private static final String ACTION = "read";

    private static final String SELECT = """
            SELECT record.organisation, record.responsible, record.campaign, record.place, record.holder,
                   campaign.organisation AS collector, original.lon, original.lat,
                   jsonb_build_object(
                       'original', (SELECT jsonb_strip_nulls(to_jsonb(original) - 'record')
                                      FROM record_original original WHERE original.record = record.id),
                       'contact', (SELECT jsonb_strip_nulls(to_jsonb(contact) - 'record')
                                     FROM record_contact contact WHERE contact.record = record.id),
                       'notes', (SELECT jsonb_agg(jsonb_build_object('entry', entry.id, 'note', entry.note_original)
                                                  ORDER BY entry.id)
                                   FROM record_entry entry
                                  WHERE entry.record = record.id AND entry.note_original IS NOT NULL),
                       'photos', (SELECT jsonb_agg(photo ORDER BY position)
                                    FROM record_photo WHERE record_photo.record = record.id)) AS private
              FROM record
              LEFT JOIN record_original original ON original.record = record.id
              LEFT JOIN campaign ON campaign.id = record.campaign
             WHERE record.id = $1
            """;

    private PrivateRecord() {}

    static Future<JsonObject> read(SqlClient sql, Actor actor, String id) {
        return sql.preparedQuery(SELECT).execute(Tuple.of(id)).map(rows -> {
            if (rows.size() == 0) {
                throw Problem.notFound("there is no record '" + id + "'");
            }
            Row row = rows.iterator().next();
            requireOne(actor, id, row);
            return row.getJsonObject("private");
        });
    }

    private static void requireOne(Actor actor, String id, Row row) {
        Need need = Need.of(ACTION, RecordVerbs.KIND)
                .document(id)
                .campaign(row.getString("campaign"))
                .at(row.getString("place"), Rows.point(row));
        boolean allowed = Stream.of("organisation", "responsible", "collector")
                .map(row::getString)
                .filter(Objects::nonNull)
                .anyMatch(organisation -> actor.allows(need.organisation(organisation)));
        if (!allowed) {
            actor.require(need.organisation(row.getString("organisation")));
        }
    }
}

package pilotcity.portal.servicerequest;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.permission.Permission;
import pilotcity.portal.kernel.problem.Problem;

/**
 * What the reporter said, where exactly, and how to reach them: for those whom the record concerns, with a grant for
 * the action {@code read}.
 */
public final class PrivateServiceRequest {
    private static final String SELECT = """
            SELECT jsonb_build_object(
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
             WHERE record.id = $1
            """;

    private PrivateServiceRequest() {}

    public static Future<JsonObject> read(SqlClient sql, Actor actor, String id) {
        Permission permission =
                Permission.of(Permission.READ_ACTION, ServiceRequestVerbs.KIND).document(id);
        return ConcernedOrganisations.find(sql, id)
                .compose(concerned -> {
                    concerned
                            .orElseThrow(() -> Problem.notFound("there is no record '" + id + "'"))
                            .require(actor, permission);
                    return sql.preparedQuery(SELECT).execute(Tuple.of(id));
                })
                .map(rows -> rows.iterator().next().getJsonObject("private"));
    }
}

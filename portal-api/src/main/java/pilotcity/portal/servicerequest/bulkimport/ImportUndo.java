package pilotcity.portal.servicerequest.bulkimport;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import pilotcity.portal.kernel.audit.AuditBatch;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.problem.Problem;

/** Undoes an import: removes its service requests with their history and photos, and the source. */
public final class ImportUndo {
    private static final int SHOWN = 5;

    private static final String STATE = """
        WITH imported AS (
            SELECT id, version IS DISTINCT FROM source_version
                       OR EXISTS (SELECT FROM referral_record WHERE referral_record.record = record.id)
                       OR EXISTS (SELECT FROM record_photo WHERE record_photo.record = record.id)
                       OR EXISTS (SELECT FROM record other
                                   WHERE other.duplicate_of = record.id AND other.source <> $1) AS worked
              FROM record WHERE source = $1 AND source_digest IS NOT NULL
               FOR UPDATE
        )
        SELECT count(*) AS records,
               coalesce(array_agg(id ORDER BY id) FILTER (WHERE worked), '{}') AS worked,
               coalesce((SELECT string_agg(source, ', ' ORDER BY source) FROM import_source), '') AS sources,
               coalesce((SELECT array_agg(DISTINCT photo) FROM record_photo
                          WHERE record IN (SELECT id FROM imported)), '{}') AS photos,
               (SELECT organisation FROM import_source WHERE source = $1 AND organisation_added) AS organisation
          FROM imported
        """;

    private static final String RELEASE = """
        UPDATE record SET duplicate_of = NULL, version = version + 1
         WHERE duplicate_of IN (SELECT id FROM record WHERE source = $1 AND source_digest IS NOT NULL)
           AND NOT (source = $1 AND source_digest IS NOT NULL)
        """;

    private static final String REFERRED = """
        DELETE FROM referral_record
         WHERE record IN (SELECT id FROM record WHERE source = $1 AND source_digest IS NOT NULL)
        """;

    private static final String RECORDS = """
        DELETE FROM record WHERE source = $1 AND source_digest IS NOT NULL
        """;

    private static final String SOURCE = """
        DELETE FROM import_source WHERE source = $1
        """;

    private static final String PHOTOS = """
        DELETE FROM photo
         WHERE id = ANY($1) AND NOT EXISTS (SELECT FROM record_photo WHERE record_photo.photo = photo.id)
        """;

    private static final String ORGANISATION = """
        DELETE FROM organisation
         WHERE id = $1 AND NOT EXISTS (SELECT FROM import_source WHERE organisation = $1)
        """;

    private ImportUndo() {}

    /** @throws IllegalArgumentException when nothing of it was imported, or people have worked on it */
    public static void run(Database database, String source, boolean force, Consumer<String> print) {
        Row removed = Await.get(database.inTransaction(sql -> sql.preparedQuery(STATE)
                .execute(Tuple.of(source))
                .map(rows -> require(rows.iterator().next(), source, force))
                .compose(state -> remove(sql, state, source).map(state))));
        print.accept(String.format(Locale.ROOT, "%,d records of %s are removed", removed.getLong("records"), source));
        String organisation = removed.getString("organisation");
        if (organisation != null) {
            forget(database, organisation, print);
        }
    }

    private static Row require(Row state, String source, boolean force) {
        if (state.getLong("records") == 0) {
            String sources = state.getString("sources");
            throw Problem.of(
                    Problem.Kind.NOT_FOUND,
                    "nothing here was imported from '" + source + "'"
                            + (sources.isEmpty() ? "" : "; there is something from " + sources));
        }
        String[] worked = state.getArrayOfStrings("worked");
        if (worked.length > 0 && !force) {
            throw new IllegalArgumentException(worked.length + " of " + state.getLong("records")
                    + " records have been worked on here since: "
                    + String.join(", ", Arrays.stream(worked).limit(SHOWN).toList())
                    + (worked.length > SHOWN ? ", …" : "")
                    + ". Nothing was removed. --force removes them with the others; what people did then stands in the"
                    + " audit log alone");
        }
        return state;
    }

    private static Future<?> remove(SqlConnection sql, Row state, String source) {
        Tuple named = Tuple.of(source);
        JsonObject removed = new JsonObject()
                .put("removed", state.getLong("records"))
                .put("workedOn", new JsonArray(List.of(state.getArrayOfStrings("worked"))));
        return sql.preparedQuery(RELEASE)
                .execute(named)
                .compose(done -> sql.preparedQuery(REFERRED).execute(named))
                .compose(done -> sql.preparedQuery(RECORDS).execute(named))
                .compose(done -> sql.preparedQuery(SOURCE).execute(named))
                .compose(done -> sql.preparedQuery(PHOTOS)
                        .execute(Tuple.tuple().addArrayOfString(state.getArrayOfStrings("photos"))))
                .compose(done -> AuditBatch.append(sql, "undo-import", "record", source, removed));
    }

    /** The organisation that the import added goes, too, unless something else names it by now. */
    private static void forget(Database database, String organisation, Consumer<String> print) {
        try {
            Await.get(database.client().preparedQuery(ORGANISATION).execute(Tuple.of(organisation)));
        } catch (DatabaseException e) {
            print.accept("the organisation " + organisation + " stays: something else names it");
        }
    }
}

package pilotcity.portal.dataset.publication;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.db.mapping.InsertStatement;

/** Adds versions and says which of them a data set shows. */
public final class VersionWriter {
    private static final String NEXT = """
            SELECT coalesce(max(number), 0) + 1 AS number FROM dataset_version WHERE dataset = $1
            """;

    /** A data set shows the newest version that is published, and nothing where there is none. */
    private static final String SHOW = """
            WITH newest AS (
                SELECT * FROM dataset_version WHERE dataset = $1 AND status = 'published' ORDER BY number DESC LIMIT 1)
            UPDATE dataset
               SET newest = shown_now.number,
                   description = coalesce(shown_now.description, dataset.description),
                   files = coalesce(shown_now.files, dataset.files),
                   tables = coalesce(shown_now.tables, '[]'),
                   quality = coalesce(shown_now.quality, '{}'),
                   shown = shown_now.number IS NOT NULL,
                   listed = CASE WHEN dataset.shown THEN dataset.listed ELSE now() END,
                   changed = now()
              FROM (SELECT $1 AS id) AS one LEFT JOIN newest AS shown_now ON true
             WHERE dataset.id = one.id AND dataset.newest IS DISTINCT FROM shown_now.number
            """;

    private static final String WITHDRAW = """
            UPDATE dataset_version
               SET status = 'withdrawn', withdrawn_at = now(), reason = $3, reason_en = $4, version = version + 1
             WHERE dataset = $1 AND ($2::integer IS NULL OR number = $2) AND status <> 'withdrawn'
            """;

    private static final String DUE = """
            UPDATE dataset_version SET status = 'published', version = version + 1
             WHERE status = 'scheduled' AND published_at <= now() RETURNING dataset
            """;

    private VersionWriter() {}

    /** Adds a version; completes with its number. The data set is locked by the caller. */
    public static Future<Integer> add(SqlClient sql, NewVersion version, Instant now) {
        return sql.preparedQuery(NEXT)
                .execute(Tuple.of(version.dataset()))
                .map(rows -> rows.iterator().next().getInteger("number"))
                .compose(number -> insert(sql, version, number, now)
                        .compose(added -> show(sql, version.dataset()))
                        .map(number));
    }

    private static Future<Integer> insert(SqlClient sql, NewVersion version, int number, Instant now) {
        return InsertStatement.into("dataset_version")
                .set("id", version.dataset() + "." + number)
                .set("dataset", version.dataset())
                .set("number", number)
                .set("status", version.from().isAfter(now) ? "scheduled" : "published")
                .set("organisation", version.organisation())
                .set("description", version.description())
                .set("files", version.filesWithColumns())
                .set("tables", version.tables())
                .set("quality", QualityScore.of(version).json())
                .set("notes", version.notes())
                .set("notes_en", version.notesEn())
                .set("checksum", version.checksum())
                .set("published_at", version.from())
                .set("published_by", version.by())
                .execute(sql);
    }

    static Future<Void> show(SqlClient sql, String dataset) {
        return sql.preparedQuery(SHOW).execute(Tuple.of(dataset)).mapEmpty();
    }

    /**
     * Withdraws one version or all; completes with how many were.
     *
     * @param number null for all
     */
    public static Future<Integer> withdraw(
            SqlClient sql, String dataset, @Nullable Integer number, String reason, @Nullable String reasonEn) {
        return sql.preparedQuery(WITHDRAW)
                .execute(Tuple.of(dataset, number, reason, reasonEn))
                .compose(withdrawn -> show(sql, dataset).map(withdrawn.rowCount()));
    }

    /** Shows versions whose time has come. */
    public static Future<Void> showDue(SqlClient sql) {
        return sql.preparedQuery(DUE).execute().compose(rows -> {
            Future<Void> shown = Future.succeededFuture();
            for (Row row : rows) {
                String dataset = row.getString("dataset");
                shown = shown.compose(before -> show(sql, dataset));
            }
            return shown;
        });
    }
}

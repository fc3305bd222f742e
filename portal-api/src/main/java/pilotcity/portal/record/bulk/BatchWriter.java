package pilotcity.portal.record.bulk;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.changes.ChangeToken;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Db;
import pilotcity.portal.kernel.write.AuditBatch;

/** Writes rows in batches, each in one transaction with its entry in the audit log. */
final class BatchWriter {
    private static final String KNOWN = """
            SELECT id, source_digest, version, source_version, (closed_at IS NULL) AS open
              FROM record WHERE id = ANY($1)
             ORDER BY id
               FOR UPDATE
            """;

    private static final String ROWS = """
            WITH row AS (
                SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::timestamptz[],
                                     $6::timestamptz[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[],
                                     $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::float8[],
                                     $18::float8[], $19::float8[], $20::float8[], $21::int[], $22::text[], $23::text[],
                                     $24::boolean[])
                       AS row (id, source_id, reported, updated, closed, due, service_name, category, given_description,
                               description, given_address, address, given_notes, notes, agency, media_url, lon, lat,
                               shown_lon, shown_lat, precision, place, digest, keeps)
            ),
            """;

    private static final String ORIGINALS = """
            originals AS (
                INSERT INTO record_original (record, description, lon, lat, given_lon, given_lat, crs, address)
                SELECT id, given_description, lon, lat, lon, lat, CASE WHEN lon IS NOT NULL THEN 'wgs84' END,
                       given_address
                  FROM row WHERE keeps
                ON CONFLICT (record) DO UPDATE SET
                    (description, lon, lat, given_lon, given_lat, crs, address) =
                    (excluded.description, excluded.lon, excluded.lat, excluded.given_lon, excluded.given_lat,
                     excluded.crs, excluded.address)
            )
            """;

    private static final String INSERT = ROWS + """
            fresh AS (
                INSERT INTO record (id, status, category, service_name, description, place, lon, lat,
                                    point_precision_m, address, media_url, holder, organisation, responsible,
                                    agency_name, reported_at, updated_at, due_at, closed_at, overdue, source,
                                    source_id, source_digest, source_version)
                SELECT id, CASE WHEN closed IS NULL THEN 'accepted' ELSE 'resolved' END, category, service_name,
                       description, place, shown_lon, shown_lat, precision, address, media_url,
                       CASE WHEN closed IS NULL THEN 'organisation' ELSE 'reporter' END, $25, $25, agency, reported,
                       updated, due, closed, coalesce(due < coalesce(closed, now()), false), $26, source_id, digest, 1
                  FROM row
            ),
            """ + ORIGINALS + """
            INSERT INTO record_entry (record, at, type, step, status, role, organisation, holder, holder_organisation,
                                      subject, value, note, note_original)
            SELECT id, at, type, step, status, role, organisation, holder, holder_organisation, subject, value, note,
                   note_original
              FROM (SELECT id, 1 AS place, reported AS at, 'step' AS type, 'report' AS step, 'accepted' AS status,
                           'reporter' AS role, NULL AS organisation, 'organisation' AS holder,
                           $25 AS holder_organisation, NULL AS subject, NULL AS value, NULL AS note,
                           NULL AS note_original
                      FROM row
                    UNION ALL
                    SELECT id, 3, reported, 'classification', NULL, NULL, 'agency', $25, NULL, NULL, 'category',
                           category, NULL, NULL
                      FROM row WHERE category IS NOT NULL
                    UNION ALL
                    SELECT id, 4, closed, 'step', 'resolve', 'resolved', 'agency', $25, 'reporter', NULL, NULL, NULL,
                           notes, nullif(given_notes, notes)
                      FROM row WHERE closed IS NOT NULL) entry
             ORDER BY id, place
            """;

    private static final String UPDATE = ROWS + """
            changed AS (
                UPDATE record
                   SET status = CASE WHEN closed IS NOT NULL THEN 'resolved' WHEN was_open THEN status ELSE 'reopened' END,
                       category = row.category, service_name = row.service_name, description = row.description,
                       place = row.place, lon = shown_lon, lat = shown_lat, point_precision_m = precision,
                       address = row.address, media_url = row.media_url,
                       holder = CASE WHEN closed IS NULL THEN 'organisation' ELSE 'reporter' END,
                       agency_name = agency, reported_at = reported, updated_at = updated, due_at = due,
                       closed_at = closed, overdue = coalesce(due < coalesce(closed, now()), false),
                       source_digest = digest, version = record.version + 1, source_version = record.version + 1
                  FROM row, (SELECT id, closed_at IS NULL AS was_open, updated_at AS last FROM record
                              WHERE id = ANY($1)) before
                 WHERE record.id = row.id AND before.id = row.id
                RETURNING record.id, was_open, last
            ), begun AS (
                UPDATE record_entry SET at = row.reported
                  FROM row
                 WHERE record_entry.record = row.id AND step = 'report' AND at <> row.reported
            ), masked_no_more AS (
                DELETE FROM record_original USING row WHERE record = row.id AND NOT keeps
            ),
            """ + ORIGINALS + """
            INSERT INTO record_entry (record, at, type, step, status, role, organisation, holder, holder_organisation,
                                      note, note_original)
            SELECT row.id, coalesce(row.closed, greatest(row.updated, last)), 'step',
                   CASE WHEN row.closed IS NULL THEN 'reopen' ELSE 'resolve' END,
                   CASE WHEN row.closed IS NULL THEN 'reopened' ELSE 'resolved' END, 'agency', $25,
                   CASE WHEN row.closed IS NULL THEN 'organisation' ELSE 'reporter' END,
                   CASE WHEN row.closed IS NULL THEN $25 END, notes, nullif(given_notes, notes)
              FROM row JOIN changed USING (id)
             WHERE changed.was_open <> (row.closed IS NULL) AND $26 <> ''
             ORDER BY row.id
            """;

    private final Db db;
    private final Mapping mapping;

    BatchWriter(Db db, Mapping mapping) {
        this.db = db;
        this.mapping = mapping;
    }

    /**
     * What became of a batch.
     *
     * @param moved rows that have changed at the source while somebody worked on the record here
     * @param token null when nothing was written
     */
    record Result(
            int added,
            int changed,
            int same,
            List<MappedRow> moved,
            @Nullable ChangeToken token) {}

    private record Known(@Nullable String digest, boolean untouched) {}

    /** Writes a batch; blocks until it is durable. Two rows of one id do not come in one batch. */
    Result write(List<MappedRow> rows) {
        return Await.get(db.inTransaction(sql -> known(sql, rows).compose(known -> write(sql, rows, known))));
    }

    private static Future<Map<String, Known>> known(SqlConnection sql, List<MappedRow> rows) {
        String[] ids = rows.stream().map(MappedRow::id).toArray(String[]::new);
        return sql.preparedQuery(KNOWN)
                .execute(Tuple.tuple().addArrayOfString(ids))
                .map(found -> {
                    Map<String, Known> known = new HashMap<>();
                    found.forEach(row -> known.put(
                            row.getString("id"),
                            new Known(
                                    row.getString("source_digest"),
                                    Objects.equals(row.getInteger("version"), row.getInteger("source_version")))));
                    return known;
                });
    }

    private Future<Result> write(SqlConnection sql, List<MappedRow> rows, Map<String, Known> known) {
        List<MappedRow> fresh = new ArrayList<>();
        List<MappedRow> changed = new ArrayList<>();
        List<MappedRow> moved = new ArrayList<>();
        for (MappedRow row : rows) {
            Known before = known.get(row.id());
            if (before == null) {
                fresh.add(row);
            } else if (!row.digest().equals(before.digest())) {
                (before.untouched() ? changed : moved).add(row);
            }
        }
        int same = rows.size() - fresh.size() - changed.size() - moved.size();
        if (fresh.isEmpty() && changed.isEmpty()) {
            return Future.succeededFuture(new Result(0, 0, same, moved, null));
        }
        return execute(sql, INSERT, fresh)
                .compose(inserted -> execute(sql, UPDATE, changed))
                .compose(updated -> AuditBatch.append(sql, "import", "record", mapping.source(), after(fresh, changed)))
                .map(token -> new Result(fresh.size(), changed.size(), same, moved, token));
    }

    private static JsonObject after(List<MappedRow> fresh, List<MappedRow> changed) {
        return new JsonObject().put("added", digests(fresh)).put("changed", digests(changed));
    }

    private static JsonArray digests(List<MappedRow> rows) {
        return new JsonArray(
                rows.stream().map(row -> row.sourceId() + " " + row.digest()).toList());
    }

    private Future<Void> execute(SqlConnection sql, String statement, List<MappedRow> rows) {
        return rows.isEmpty()
                ? Future.succeededFuture()
                : sql.preparedQuery(statement).execute(values(rows)).mapEmpty();
    }

    private Tuple values(List<MappedRow> rows) {
        Tuple values = Tuple.tuple();
        texts(values, rows, MappedRow::id);
        texts(values, rows, MappedRow::sourceId);
        times(values, rows, MappedRow::reported);
        times(values, rows, MappedRow::updated);
        times(values, rows, MappedRow::closed);
        times(values, rows, MappedRow::due);
        texts(values, rows, MappedRow::serviceName);
        texts(values, rows, MappedRow::category);
        texts(values, rows, row -> row.description().given());
        texts(values, rows, row -> row.description().shown());
        texts(values, rows, row -> row.address().given());
        texts(values, rows, row -> row.address().shown());
        texts(values, rows, row -> row.notes().given());
        texts(values, rows, row -> row.notes().shown());
        texts(values, rows, MappedRow::agency);
        texts(values, rows, MappedRow::mediaUrl);
        numbers(values, rows, row -> row.spot().lon());
        numbers(values, rows, row -> row.spot().lat());
        numbers(values, rows, row -> row.spot().shownLon());
        numbers(values, rows, row -> row.spot().shownLat());
        values.addValue(rows.stream().map(row -> row.spot().precision()).toArray(Integer[]::new));
        texts(values, rows, MappedRow::place);
        texts(values, rows, MappedRow::digest);
        values.addValue(rows.stream().map(MappedRow::keepsOriginal).toArray(Boolean[]::new));
        return values.addString(mapping.organisation().id()).addString(mapping.source());
    }

    private static void texts(Tuple values, List<MappedRow> rows, Function<MappedRow, @Nullable String> value) {
        values.addArrayOfString(rows.stream().map(value).toArray(String[]::new));
    }

    private static void numbers(Tuple values, List<MappedRow> rows, Function<MappedRow, @Nullable Double> value) {
        values.addValue(rows.stream().map(value).toArray(Double[]::new));
    }

    private static void times(Tuple values, List<MappedRow> rows, Function<MappedRow, @Nullable Instant> value) {
        values.addValue(rows.stream()
                .map(value)
                .map(time -> time == null ? null : time.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new));
    }
}

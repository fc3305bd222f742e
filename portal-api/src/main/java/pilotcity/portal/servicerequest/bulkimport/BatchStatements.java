package pilotcity.portal.servicerequest.bulkimport;

/** The statements that write a batch: every parameter is an array with a value for each row, but the last three. */
final class BatchStatements {
    private static final String ROWS = """
        WITH row AS (
            SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::timestamptz[],
                                 $6::timestamptz[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[],
                                 $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::float8[],
                                 $18::float8[], $19::float8[], $20::float8[], $21::int[], $22::text[], $23::text[],
                                 $24::boolean[], $25::boolean[], $26::float8[], $27::float8[])
                   AS row (id, source_id, reported, updated, closed, due, service_name, category, given_description,
                           description, given_address, address, given_notes, notes, agency, media_url, lon, lat,
                           shown_lon, shown_lat, precision, place, digest, keeps, open, given_x, given_y)
        ),
        """;

    private static final String ORIGINALS = """
        originals AS (
            INSERT INTO record_original (record, description, lon, lat, given_lon, given_lat, crs, address)
            SELECT id, given_description, lon, lat, given_x, given_y, CASE WHEN lon IS NOT NULL THEN $30 END,
                   given_address
              FROM row WHERE keeps
            ON CONFLICT (record) DO UPDATE SET
                (description, lon, lat, given_lon, given_lat, crs, address) =
                (excluded.description, excluded.lon, excluded.lat, excluded.given_lon, excluded.given_lat,
                 excluded.crs, excluded.address)
        )
        """;

    static final String INSERT = ROWS + """
        fresh AS (
            INSERT INTO record (id, status, category, service_name, description, place, lon, lat,
                                point_precision_m, address, media_url, holder, organisation, responsible,
                                agency_name, reported_at, updated_at, due_at, closed_at, overdue, source,
                                source_id, source_digest, source_version)
            SELECT id, CASE WHEN open THEN 'accepted' ELSE 'closed-by-source' END, category, service_name,
                   description, place, shown_lon, shown_lat, precision, address, media_url,
                   CASE WHEN open THEN 'organisation' ELSE 'nobody' END, $28, $28, agency, reported,
                   updated, due, closed, coalesce(due < CASE WHEN open THEN now() ELSE closed END, false), $29,
                   source_id, digest, 1
              FROM row
        ),
        """ + ORIGINALS + """
        INSERT INTO record_entry (record, at, type, step, status, role, organisation, holder, holder_organisation,
                                  subject, value, note, note_original)
        SELECT id, at, type, step, status, role, organisation, holder, holder_organisation, subject, value, note,
               note_original
          FROM (SELECT id, 1 AS place, reported AS at, 'step' AS type, 'report' AS step,
                       CASE WHEN known THEN 'accepted' ELSE 'closed-by-source' END AS status,
                       'reporter' AS role, NULL AS organisation,
                       CASE WHEN known THEN 'organisation' ELSE 'nobody' END AS holder,
                       CASE WHEN known THEN $28 END AS holder_organisation, NULL AS subject, NULL AS value,
                       NULL AS note, NULL AS note_original
                  FROM (SELECT *, open OR closed IS NOT NULL AS known FROM row) row
                UNION ALL
                SELECT id, 3, reported, 'classification', NULL, NULL, 'agency', $28, NULL, NULL, 'category',
                       category, NULL, NULL
                  FROM row WHERE category IS NOT NULL
                UNION ALL
                SELECT id, 4, closed, 'step', 'resolve', 'closed-by-source', 'agency', $28, 'nobody', NULL, NULL,
                       NULL, notes, nullif(given_notes, notes)
                  FROM row WHERE closed IS NOT NULL
                UNION ALL
                SELECT id, 5, updated, 'remark', NULL, NULL, 'agency', $28, NULL, NULL, NULL, NULL, notes,
                       nullif(given_notes, notes)
                  FROM row WHERE closed IS NULL AND notes IS NOT NULL) entry
         ORDER BY id, place
        """;

    static final String UPDATE = ROWS + """
        before AS (
            SELECT record.id, status <> 'closed-by-source' AND closed_at IS NULL AS was_open, updated_at AS last,
                   record.category AS former,
                   (SELECT max(entry.id) FROM record_entry entry
                     WHERE entry.record = record.id AND step = 'resolve') AS resolve,
                   (SELECT max(entry.id) FROM record_entry entry
                     WHERE entry.record = record.id AND subject = 'category') AS classified,
                   ARRAY(SELECT note FROM record_entry entry
                          WHERE entry.record = record.id AND note IS NOT NULL) AS said
              FROM record WHERE id = ANY($1)
        ), changed AS (
            UPDATE record
               SET status = CASE WHEN NOT open THEN 'closed-by-source' WHEN was_open THEN status
                                 ELSE 'reopened' END,
                   category = row.category, service_name = row.service_name, description = row.description,
                   place = row.place, lon = shown_lon, lat = shown_lat, point_precision_m = precision,
                   address = row.address, media_url = row.media_url,
                   holder = CASE WHEN open THEN 'organisation' ELSE 'nobody' END, organisation = $28,
                   responsible = $28, agency_name = agency, reported_at = reported, updated_at = updated,
                   due_at = due, closed_at = closed,
                   overdue = coalesce(due < CASE WHEN open THEN now() ELSE closed END, false),
                   source_digest = digest, version = record.version + 1, source_version = record.version + 1
              FROM row JOIN before USING (id)
             WHERE record.id = row.id
        ), mended AS (
            UPDATE record_entry
               SET at = CASE WHEN step = 'resolve' THEN coalesce(closed, at) ELSE reported END,
                   note = CASE WHEN step = 'resolve' THEN notes ELSE note END,
                   note_original = CASE WHEN step = 'resolve' THEN nullif(given_notes, notes)
                                        ELSE note_original END,
                   status = CASE WHEN step = 'report' AND known THEN 'accepted' ELSE record_entry.status END,
                   holder = CASE WHEN step = 'report' AND known THEN 'organisation' ELSE holder END,
                   holder_organisation = CASE WHEN holder_organisation IS NOT NULL OR (step = 'report' AND known)
                                              THEN $28 END
              FROM (SELECT *, open OR closed IS NOT NULL OR resolve IS NOT NULL AS known
                      FROM row JOIN before USING (id)) now
             WHERE record_entry.record = now.id
               AND (step = 'report' OR (record_entry.id = resolve AND NOT open AND NOT was_open)
                    OR (record_entry.id = classified AND former = category))
        ), unclassified AS (
            DELETE FROM record_entry USING row
             WHERE record_entry.record = row.id AND row.category IS NULL AND type = 'classification'
        ), masked_no_more AS (
            DELETE FROM record_original USING row WHERE record = row.id AND NOT keeps
        ),
        """ + ORIGINALS + """
        INSERT INTO record_entry (record, at, type, step, status, role, organisation, holder, holder_organisation,
                                  subject, value, supersedes, note, note_original)
        SELECT id, at, type, step, status, 'agency', $28, holder, holder_organisation, subject, value, supersedes,
               note, note_original
          FROM (SELECT id, 1 AS place, greatest(updated, last) AS at, 'classification' AS type, NULL AS step,
                       NULL AS status, NULL AS holder, NULL AS holder_organisation, 'category' AS subject,
                       category AS value, classified AS supersedes, NULL AS note, NULL AS note_original
                  FROM row JOIN before USING (id)
                 WHERE category IS NOT NULL AND category IS DISTINCT FROM former
                UNION ALL
                SELECT id, 2, coalesce(closed, greatest(updated, last)), 'step',
                       CASE WHEN open THEN 'reopen' ELSE 'resolve' END,
                       CASE WHEN open THEN 'reopened' ELSE 'closed-by-source' END,
                       CASE WHEN open THEN 'organisation' ELSE 'nobody' END, CASE WHEN open THEN $28 END, NULL,
                       NULL, NULL, notes, nullif(given_notes, notes)
                  FROM row JOIN before USING (id)
                 WHERE was_open <> open OR (NOT open AND closed IS NOT NULL AND resolve IS NULL)
                UNION ALL
                SELECT id, 3, greatest(updated, last), 'remark', NULL, NULL, NULL, NULL, NULL, NULL, NULL, notes,
                       nullif(given_notes, notes)
                  FROM row JOIN before USING (id)
                 WHERE notes IS NOT NULL AND was_open = open AND closed IS NULL AND notes <> ALL (said)) entry
         WHERE $29 <> ''
         ORDER BY id, place
        """;

    private BatchStatements() {}
}

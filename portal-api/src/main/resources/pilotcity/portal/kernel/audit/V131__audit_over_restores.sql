-- How far the chain goes, by numbers, too: every entry up to this one is linked, but for those of transactions that the
-- snapshot does not see. Both are of the numbering that the entries themselves have, also after a restore.
ALTER TABLE audit_reach ADD COLUMN entry bigint NOT NULL DEFAULT 0;
UPDATE audit_reach SET entry = coalesce((SELECT max(entry) FROM audit_link), 0);

-- The transactions that were running in a snapshot.
CREATE FUNCTION running_in(snapshot pg_snapshot) RETURNS xid8[] LANGUAGE sql IMMUTABLE AS $$
    SELECT array(SELECT pg_snapshot_xip(snapshot))
$$;

-- Links what has committed since the last call; returns how many. One caller at a time; others get 0 and go on.
-- What is visible and not linked is linked: no transaction id is compared with those that this server gives out now.
CREATE OR REPLACE FUNCTION link_audit_entries() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    since pg_snapshot;
    reached bigint;
    until pg_snapshot;
    furthest bigint;
    place bigint;
    last bytea;
    linked bigint := 0;
    next record;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtext('audit_link')) THEN
        RETURN 0;
    END IF;
    SELECT snapshot, entry INTO since, reached FROM audit_reach;
    SELECT position, hash INTO place, last FROM audit_link ORDER BY position DESC LIMIT 1;
    place := coalesce(place, 0);
    last := coalesce(last, '\x'::bytea);
    furthest := reached;
    FOR next IN
        SELECT id, content, pg_current_snapshot() AS seen FROM (
            SELECT id, content FROM audit_entry WHERE id > reached
            UNION ALL
            SELECT id, content FROM audit_entry WHERE xid = ANY (running_in(since)) AND id + 0 <= reached
            UNION ALL
            SELECT id, content FROM audit_entry
             WHERE xid >= pg_snapshot_xmax(since) AND xid < pg_snapshot_xmax(pg_current_snapshot())
               AND id + 0 <= reached) AS entry
         WHERE NOT EXISTS (SELECT FROM audit_link WHERE audit_link.entry = entry.id)
         ORDER BY id
    LOOP
        place := place + 1;
        last := sha256(last || convert_to(next.content::text, 'UTF8'));
        INSERT INTO audit_link VALUES (place, next.id, last);
        linked := linked + 1;
        until := next.seen;
        furthest := greatest(furthest, next.id);
    END LOOP;
    IF linked > 0 THEN
        UPDATE audit_reach SET snapshot = until, entry = furthest;
    END IF;
    RETURN linked;
END $$;

-- Notes that the database has been restored, which begins its next life: unless somebody else has noted it, the life
-- is no longer the one that was seen. The audit log goes on from the head that was restored, and says so.
CREATE FUNCTION note_restore(seen uuid, reason text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    former log_incarnation%ROWTYPE;
    next uuid := gen_random_uuid();
BEGIN
    SELECT * INTO former FROM log_incarnation WHERE id = seen FOR UPDATE;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    UPDATE log_incarnation SET id = next, home = log_home(), since = now();
    PERFORM number_anew();
    PERFORM setval(pg_get_serial_sequence('change', 'seq'), greatest(
        (SELECT max(seq) FROM change), nextval(pg_get_serial_sequence('change', 'seq'))));
    PERFORM setval(pg_get_serial_sequence('audit_entry', 'id'), greatest(
        (SELECT max(id) FROM audit_entry), nextval(pg_get_serial_sequence('audit_entry', 'id'))));
    INSERT INTO audit_entry (content) SELECT json_build_object(
        'at', to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'subject', 'portal', 'token', 'portal', 'lineage', json_build_array(), 'channel', 'restore', 'action', 'restore',
        'kind', 'database', 'document', next,
        'before', json_build_object('life', former.id, 'home', former.home, 'since', former.since),
        'after', json_build_object('reason', reason, 'home', log_home(),
            'links', coalesce((SELECT max(position) FROM audit_link), 0),
            'head', (SELECT encode(hash, 'hex') FROM audit_link ORDER BY position DESC LIMIT 1)));
    RETURN true;
END $$;

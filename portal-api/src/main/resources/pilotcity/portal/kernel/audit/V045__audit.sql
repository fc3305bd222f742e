-- Who did what, by which token, and what was public of the document before and after. Nothing is ever changed here.
-- The content is kept as the very text that is hashed; the columns are read from it and cannot differ.
CREATE TABLE audit_entry (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    content json NOT NULL,
    kind text GENERATED ALWAYS AS (content ->> 'kind') STORED,
    document text GENERATED ALWAYS AS (content ->> 'document') STORED,
    subject text GENERATED ALWAYS AS (content ->> 'subject') STORED
);
CREATE INDEX audit_entry_document ON audit_entry (kind, document, id);
CREATE INDEX audit_entry_xid ON audit_entry (xid);

-- The chain: each hash is over the one before and the content of its entry. Writers do not wait for it: entries are
-- linked shortly after they have committed, in one place.
CREATE TABLE audit_link (
    position bigint PRIMARY KEY,
    entry bigint NOT NULL UNIQUE REFERENCES audit_entry,
    hash bytea NOT NULL
);

-- How far the chain goes: every entry that this snapshot sees is linked.
CREATE TABLE audit_reach (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    snapshot pg_snapshot NOT NULL
);
INSERT INTO audit_reach (snapshot) VALUES (pg_snapshot '1:1:');

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is append-only';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_link
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Links what has committed since the last call; returns how many. One caller at a time; others get 0 and go on.
CREATE FUNCTION link_audit_entries() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    since pg_snapshot;
    until pg_snapshot;
    place bigint;
    last bytea;
    linked bigint := 0;
    entry record;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtext('audit_link')) THEN
        RETURN 0;
    END IF;
    SELECT snapshot INTO since FROM audit_reach;
    until := pg_current_snapshot();
    SELECT position, hash INTO place, last FROM audit_link ORDER BY position DESC LIMIT 1;
    place := coalesce(place, 0);
    last := coalesce(last, '\x'::bytea);
    FOR entry IN
        SELECT id, content FROM audit_entry
         WHERE xid >= pg_snapshot_xmin(since) AND xid < pg_snapshot_xmax(until)
           AND NOT pg_visible_in_snapshot(xid, since) AND pg_visible_in_snapshot(xid, until)
         ORDER BY id
    LOOP
        place := place + 1;
        last := sha256(last || convert_to(entry.content::text, 'UTF8'));
        INSERT INTO audit_link VALUES (place, entry.id, last);
        linked := linked + 1;
    END LOOP;
    IF linked > 0 OR pg_snapshot_xmax(until)::text::bigint > pg_snapshot_xmax(since)::text::bigint + 1000 THEN
        UPDATE audit_reach SET snapshot = until;
    END IF;
    RETURN linked;
END $$;

-- What was answered to a write with an idempotency key; forgotten after a day.
CREATE TABLE idempotency (
    subject text NOT NULL,
    key text NOT NULL,
    fingerprint bytea NOT NULL,
    kind text,
    document text,
    version integer,
    xid text,
    answer jsonb,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (subject, key)
);
CREATE INDEX idempotency_at ON idempotency (at);

-- Numbers of the log do not go back behind a committed row, whatever becomes of the server; transaction ids do.
CREATE INDEX change_seq ON change (seq);

-- Where this database lives: which cluster, which line of its history, which database, which table. It is noted here,
-- so that it comes along when the database is restored, and no longer fits.
CREATE FUNCTION log_home() RETURNS text LANGUAGE sql STABLE AS $$
    SELECT concat_ws(':',
        (SELECT system_identifier FROM pg_control_system()),
        left(pg_walfile_name(pg_current_wal_insert_lsn()), 8),
        (SELECT oid FROM pg_database WHERE datname = current_database()),
        'change'::regclass::oid)
$$;

-- Which life of the database this is: an index and a token of one life are of no use in the next. The identity of the
-- database, which access tokens name, stays.
CREATE TABLE log_incarnation (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    id uuid NOT NULL,
    home text NOT NULL,
    since timestamptz NOT NULL DEFAULT now()
);
INSERT INTO log_incarnation (id, home) SELECT id, log_home() FROM database_identity;

-- Changes up to this number may have been forgotten.
CREATE TABLE change_horizon (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    seq bigint NOT NULL
);
INSERT INTO change_horizon (seq) VALUES (0);

-- Forgets the oldest changes, so many at most, never the last one; returns how many. One caller at a time.
CREATE FUNCTION prune_changes(keep interval, most integer) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    bound bigint;
    pruned bigint;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtext('prune_changes')) THEN
        RETURN 0;
    END IF;
    SELECT max(seq) INTO bound
      FROM (SELECT seq, at FROM change ORDER BY seq LIMIT most) AS oldest
     WHERE at < now() - keep AND seq < (SELECT max(seq) FROM change);
    IF bound IS NULL THEN
        RETURN 0;
    END IF;
    UPDATE change_horizon SET seq = greatest(seq, bound);
    DELETE FROM change WHERE seq <= bound;
    GET DIAGNOSTICS pruned = ROW_COUNT;
    RETURN pruned;
END $$;

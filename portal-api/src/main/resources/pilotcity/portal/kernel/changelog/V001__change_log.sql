-- Which database this is: an index made from another one is not continued.
CREATE TABLE database_identity (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    made_at timestamptz NOT NULL DEFAULT now(),
    one boolean NOT NULL DEFAULT true UNIQUE CHECK (one)
);
INSERT INTO database_identity DEFAULT VALUES;

-- One row for every document that a committed transaction touched.
CREATE TABLE change (
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    seq bigint GENERATED ALWAYS AS IDENTITY,
    kind text NOT NULL,
    id text NOT NULL,
    op text NOT NULL CHECK (op IN ('insert', 'update', 'delete')),
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (xid, seq)
);

-- Statement triggers with transition tables: one insert into the log for a bulk load of thousands of rows.
-- Arguments: the kind, and the column that holds the id of the document the row belongs to.
CREATE FUNCTION log_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('INSERT INTO change (kind, id, op) SELECT DISTINCT %L, %I, %L FROM touched',
                   TG_ARGV[0], TG_ARGV[1], CASE WHEN TG_ARGV[1] = 'id' THEN 'insert' ELSE 'update' END);
    RETURN NULL;
END $$;

CREATE FUNCTION log_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('INSERT INTO change (kind, id, op)
                    SELECT %1$L, %2$I, ''update'' FROM touched UNION
                    SELECT %1$L, %2$I, ''update'' FROM former', TG_ARGV[0], TG_ARGV[1]);
    RETURN NULL;
END $$;

CREATE FUNCTION log_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('INSERT INTO change (kind, id, op) SELECT DISTINCT %L, %I, %L FROM former',
                   TG_ARGV[0], TG_ARGV[1], CASE WHEN TG_ARGV[1] = 'id' THEN 'delete' ELSE 'update' END);
    RETURN NULL;
END $$;

-- CALL watch_table('pilot', 'pilot', 'id'): from now on every write to the table is in the log, whoever writes.
CREATE PROCEDURE watch_table(watched regclass, kind text, id_column text) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE TRIGGER log_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS touched
                    FOR EACH STATEMENT EXECUTE FUNCTION log_insert(%L, %L)', watched, kind, id_column);
    EXECUTE format('CREATE TRIGGER log_update AFTER UPDATE ON %s REFERENCING OLD TABLE AS former NEW TABLE AS touched
                    FOR EACH STATEMENT EXECUTE FUNCTION log_update(%L, %L)', watched, kind, id_column);
    EXECUTE format('CREATE TRIGGER log_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS former
                    FOR EACH STATEMENT EXECUTE FUNCTION log_delete(%L, %L)', watched, kind, id_column);
END $$;

-- Data sets that have been imported, by the checksum of their files.
CREATE TABLE imported_set (
    id text PRIMARY KEY,
    sha256 text NOT NULL,
    imported_at timestamptz NOT NULL DEFAULT now()
);

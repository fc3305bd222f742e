-- The triggers of a table whose rows are documents: their statements are the same for every table, so that the server
-- keeps a plan of them for each and makes none for every write.
CREATE FUNCTION log_insert_of_documents() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change (kind, id, op) SELECT TG_ARGV[0], id, 'insert' FROM touched;
    RETURN NULL;
END $$;

CREATE FUNCTION log_update_of_documents() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change (kind, id, op)
    SELECT TG_ARGV[0], id, 'update' FROM touched UNION
    SELECT TG_ARGV[0], id, 'update' FROM former;
    RETURN NULL;
END $$;

CREATE FUNCTION log_delete_of_documents() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change (kind, id, op) SELECT TG_ARGV[0], id, 'delete' FROM former;
    RETURN NULL;
END $$;

CREATE PROCEDURE watch_documents(watched regclass, kind text) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE TRIGGER log_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS touched
                    FOR EACH STATEMENT EXECUTE FUNCTION log_insert_of_documents(%L)', watched, kind);
    EXECUTE format('CREATE TRIGGER log_update AFTER UPDATE ON %s REFERENCING OLD TABLE AS former NEW TABLE AS touched
                    FOR EACH STATEMENT EXECUTE FUNCTION log_update_of_documents(%L)', watched, kind);
    EXECUTE format('CREATE TRIGGER log_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS former
                    FOR EACH STATEMENT EXECUTE FUNCTION log_delete_of_documents(%L)', watched, kind);
END $$;

CREATE PROCEDURE watch_parts(watched regclass, kind text, id_column text) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE TRIGGER log_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS touched
                    FOR EACH STATEMENT EXECUTE FUNCTION log_insert(%L, %L)', watched, kind, id_column);
    EXECUTE format('CREATE TRIGGER log_update AFTER UPDATE ON %s REFERENCING OLD TABLE AS former NEW TABLE AS touched
                    FOR EACH STATEMENT EXECUTE FUNCTION log_update(%L, %L)', watched, kind, id_column);
    EXECUTE format('CREATE TRIGGER log_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS former
                    FOR EACH STATEMENT EXECUTE FUNCTION log_delete(%L, %L)', watched, kind, id_column);
END $$;

CREATE OR REPLACE PROCEDURE watch_table(watched regclass, kind text, id_column text) LANGUAGE plpgsql AS $$
BEGIN
    IF id_column = 'id' THEN
        CALL watch_documents(watched, kind);
    ELSE
        CALL watch_parts(watched, kind, id_column);
    END IF;
END $$;

-- The tables that are watched already.
DO $$
DECLARE
    table_of_documents record;
BEGIN
    FOR table_of_documents IN
        SELECT tgrelid::regclass AS watched, split_part(encode(tgargs, 'escape'), '\000', 1) AS kind
          FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
         WHERE tgfoid = 'log_insert'::regproc AND relnamespace = current_schema()::regnamespace
           AND split_part(encode(tgargs, 'escape'), '\000', 2) = 'id'
    LOOP
        EXECUTE format('DROP TRIGGER log_insert ON %1$s', table_of_documents.watched);
        EXECUTE format('DROP TRIGGER log_update ON %1$s', table_of_documents.watched);
        EXECUTE format('DROP TRIGGER log_delete ON %1$s', table_of_documents.watched);
        CALL watch_documents(table_of_documents.watched, table_of_documents.kind);
    END LOOP;
END $$;

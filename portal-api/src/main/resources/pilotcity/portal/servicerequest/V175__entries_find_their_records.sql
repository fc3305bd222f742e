-- A session makes the plan of this statement once, perhaps while there are few records or after an import of thousands of
-- entries, and would then read all records at every write: each is to be looked up by its id, however many there are.
CREATE OR REPLACE FUNCTION log_records_of_entries() RETURNS trigger LANGUAGE plpgsql
    SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
BEGIN
    INSERT INTO change (kind, id, op)
    SELECT DISTINCT 'record', record.id, 'update'
      FROM touched JOIN record ON record.id = touched.record
     WHERE record.xmin <> pg_current_xact_id()::xid;
    RETURN NULL;
END $$;

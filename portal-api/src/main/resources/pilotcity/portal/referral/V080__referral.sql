CREATE SEQUENCE referral_number START 1001;

-- Records that one organisation has sorted and handed to another.
CREATE TABLE referral (
    id text PRIMARY KEY,
    version integer NOT NULL DEFAULT 1,
    status text NOT NULL CHECK (status IN ('sent', 'acknowledged', 'answered', 'closed')),
    title text NOT NULL,
    summary text NOT NULL,
    organisation text NOT NULL REFERENCES organisation,
    agency text NOT NULL REFERENCES organisation,
    campaign text REFERENCES campaign,
    sent_at timestamptz NOT NULL,
    acknowledged_at timestamptz,
    answered_at timestamptz,
    closed_at timestamptz,
    updated_at timestamptz NOT NULL,
    simulated boolean NOT NULL DEFAULT false
);
CALL watch_table('referral', 'referral', 'id');
ALTER TABLE record ADD FOREIGN KEY (referral) REFERENCES referral;

CREATE TABLE referral_entry (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    referral text NOT NULL REFERENCES referral ON DELETE CASCADE,
    at timestamptz NOT NULL,
    step text NOT NULL,
    organisation text REFERENCES organisation,
    note text,
    note_original text,
    reference text
);
CREATE INDEX referral_entry_referral ON referral_entry (referral, id);
CALL watch_table('referral_entry', 'referral', 'referral');

-- Which records a referral has held: a record may be referred again later.
CREATE TABLE referral_record (
    referral text NOT NULL REFERENCES referral ON DELETE CASCADE,
    record text NOT NULL REFERENCES record,
    PRIMARY KEY (referral, record)
);
CREATE INDEX referral_record_record ON referral_record (record);
CALL watch_table('referral_record', 'referral', 'referral');

CREATE VIEW referral_document AS
SELECT referral.*,
       ARRAY(SELECT record FROM referral_record WHERE referral = referral.id ORDER BY record) AS records,
       (SELECT count(*) FROM referral_record JOIN record ON record.id = referral_record.record
         WHERE referral_record.referral = referral.id AND record.closed_at IS NULL) AS open_count,
       (SELECT jsonb_agg(jsonb_strip_nulls(to_jsonb(entry) - 'note_original') ORDER BY entry.id)
          FROM referral_entry entry WHERE entry.referral = referral.id) AS entries
  FROM referral;

-- A referral shows how many of its records are open.
CREATE FUNCTION log_referrals_of_records() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change (kind, id, op)
    SELECT DISTINCT 'referral', touched.referral, 'update'
      FROM touched JOIN former USING (id)
     WHERE touched.referral IS NOT NULL AND (touched.closed_at IS NULL) <> (former.closed_at IS NULL);
    RETURN NULL;
END $$;
CREATE TRIGGER log_referrals AFTER UPDATE ON record REFERENCING OLD TABLE AS former NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION log_referrals_of_records();

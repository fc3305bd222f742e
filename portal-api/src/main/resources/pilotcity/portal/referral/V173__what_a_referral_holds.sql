-- A record that says it is part of a referral is among what that referral holds.
INSERT INTO referral_record (referral, record)
SELECT referral, id FROM record WHERE referral IS NOT NULL
ON CONFLICT DO NOTHING;

-- A referral shows how many of its records are open: also of those that have gone into another one since.
CREATE OR REPLACE FUNCTION log_referrals_of_records() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change (kind, id, op)
    SELECT DISTINCT 'referral', held.referral, 'update'
      FROM touched JOIN former USING (id) JOIN referral_record held ON held.record = touched.id
     WHERE (touched.closed_at IS NULL) <> (former.closed_at IS NULL);
    RETURN NULL;
END $$;

-- A function in plain SQL is planned anew in each statement that calls it: this one in every write, for longer than it runs.
CREATE OR REPLACE FUNCTION follow_up_code(kind text, id text) RETURNS text LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
    known bytea;
BEGIN
    SELECT secret INTO known
      FROM (SELECT secret, first FROM follow_up_life
             WHERE follow_up_life.kind = $1
               AND first <= CASE WHEN $2 ~ '^[0-9]{1,18}$' THEN $2::bigint ELSE 0 END
            UNION ALL SELECT secret, 0 FROM follow_up_secret
            ORDER BY first DESC LIMIT 1) AS lives;
    RETURN left(encode(sha256(known || convert_to($1 || ':' || $2, 'UTF8') || known), 'hex'), 32);
END $$;

-- After a restore numbers go on far behind those that may have been given out since the backup, and links to what gets
-- them have codes of another secret: whoever holds a link to a document that was lost must not open somebody else's.
CREATE TABLE follow_up_life (
    kind text NOT NULL,
    first bigint NOT NULL,
    secret bytea NOT NULL,
    PRIMARY KEY (kind, first)
);

CREATE OR REPLACE FUNCTION follow_up_code(kind text, id text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT left(encode(sha256(secret || convert_to($1 || ':' || $2, 'UTF8') || secret), 'hex'), 32)
      FROM (SELECT secret, first FROM follow_up_life
             WHERE follow_up_life.kind = $1
               AND first <= CASE WHEN $2 ~ '^[0-9]{1,18}$' THEN $2::bigint ELSE 0 END
            UNION ALL SELECT secret, 0 FROM follow_up_secret
            ORDER BY first DESC LIMIT 1) AS known
$$;

-- The numbers of a kind come from the sequence kind_number.
CREATE FUNCTION number_anew() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    numbers record;
    first bigint;
BEGIN
    FOR numbers IN
        SELECT relname, oid::regclass AS sequence FROM pg_class
         WHERE relkind = 'S' AND relnamespace = current_schema()::regnamespace AND relname ~ '_number$'
    LOOP
        first := nextval(numbers.sequence) + 100000 + (random() * 100000)::bigint;
        PERFORM setval(numbers.sequence, first, false);
        INSERT INTO follow_up_life VALUES (regexp_replace(numbers.relname, '_number$', ''), first,
            sha256(decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')));
    END LOOP;
END $$;

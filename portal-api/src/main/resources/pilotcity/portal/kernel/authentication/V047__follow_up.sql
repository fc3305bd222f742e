-- A code that only who made a document knows. It is computed and not stored: a reader of the table finds none.
CREATE TABLE follow_up_secret (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    secret bytea NOT NULL
);
INSERT INTO follow_up_secret (secret)
SELECT sha256(decode(replace(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));

CREATE FUNCTION follow_up_code(kind text, id text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT left(encode(sha256(secret || convert_to(kind || ':' || id, 'UTF8') || secret), 'hex'), 32)
      FROM follow_up_secret
$$;

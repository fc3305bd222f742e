CREATE SEQUENCE record_number START 100001;

-- What is public of a record, and its state. The words here have been screened.
CREATE TABLE record (
    id text PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9][A-Za-z0-9._:-]{0,199}$'),
    version integer NOT NULL DEFAULT 1,
    status text NOT NULL CHECK (status IN ('reported', 'screened', 'accepted', 'referred', 'in-progress', 'resolved',
                                           'confirmed', 'declined', 'duplicate', 'withdrawn', 'disputed', 'reopened')),
    category text REFERENCES category,
    service_name text,
    description text,
    place text REFERENCES place,
    lon double precision CHECK (lon BETWEEN -180 AND 180),
    lat double precision CHECK (lat BETWEEN -90 AND 90),
    point_precision_m integer,
    address text,
    media_url text,
    answers jsonb,
    campaign text REFERENCES campaign,
    referral text,
    duplicate_of text REFERENCES record,
    holder text NOT NULL CHECK (holder IN ('organisation', 'portal', 'reporter', 'nobody')),
    organisation text REFERENCES organisation,
    responsible text REFERENCES organisation,
    agency_name text,
    reported_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    due_at timestamptz,
    closed_at timestamptz,
    overdue boolean NOT NULL DEFAULT false,
    disputes integer NOT NULL DEFAULT 0,
    source text NOT NULL,
    source_id text,
    source_digest text,
    source_version integer,
    simulated boolean NOT NULL DEFAULT false,
    CHECK ((lon IS NULL) = (lat IS NULL)),
    CHECK ((closed_at IS NULL) = (status NOT IN ('resolved', 'confirmed', 'declined', 'duplicate', 'withdrawn'))),
    CHECK (holder <> 'organisation' OR organisation IS NOT NULL)
);
CREATE UNIQUE INDEX record_source ON record (source, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX record_category ON record (category);
CREATE INDEX record_duplicate_of ON record (duplicate_of) WHERE duplicate_of IS NOT NULL;
CREATE INDEX record_due ON record (due_at) WHERE closed_at IS NULL AND NOT overdue;
CREATE INDEX record_referral ON record (referral) WHERE referral IS NOT NULL;
CALL watch_table('record', 'record', 'id');

-- What the reporter said and where exactly, unchanged: the coordinates as given, and the same place in WGS84. Only the
-- organisation that answers may read it.
CREATE TABLE record_original (
    record text PRIMARY KEY REFERENCES record ON DELETE CASCADE,
    description text,
    lon double precision,
    lat double precision,
    given_lon double precision,
    given_lat double precision,
    crs text,
    address text,
    media_url text,
    answers jsonb,
    redacted text[] NOT NULL DEFAULT '{}'
);

-- How to reach the reporter: kept apart, and not for long.
CREATE TABLE record_contact (
    record text PRIMARY KEY REFERENCES record ON DELETE CASCADE,
    name text,
    email text,
    phone text,
    given_at timestamptz NOT NULL
);
CREATE INDEX record_contact_given ON record_contact (given_at);

-- Everything that has happened to a record, in order: steps, classifications, remarks. Nothing is overwritten.
CREATE TABLE record_entry (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    record text NOT NULL REFERENCES record ON DELETE CASCADE,
    at timestamptz NOT NULL,
    type text NOT NULL CHECK (type IN ('step', 'classification', 'remark')),
    step text,
    status text,
    role text NOT NULL CHECK (role IN ('reporter', 'ngo', 'agency', 'company', 'portal')),
    organisation text REFERENCES organisation,
    holder text,
    holder_organisation text,
    subject text,
    value text,
    confidence real,
    supersedes bigint REFERENCES record_entry,
    note text,
    note_original text,
    reference text,
    photos text[]
);
CREATE INDEX record_entry_record ON record_entry (record, id);
CALL watch_table('record_entry', 'record', 'record');

-- A record that this transaction has written is in the change log already: once is enough.
CREATE FUNCTION log_records_of_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change (kind, id, op)
    SELECT DISTINCT 'record', record.id, 'update'
      FROM touched JOIN record ON record.id = touched.record
     WHERE record.xmin <> pg_current_xact_id()::xid;
    RETURN NULL;
END $$;
DROP TRIGGER log_insert ON record_entry;
CREATE TRIGGER log_insert AFTER INSERT ON record_entry REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION log_records_of_entries();

CREATE TABLE record_photo (
    record text NOT NULL REFERENCES record ON DELETE CASCADE,
    position integer NOT NULL,
    photo text NOT NULL REFERENCES photo,
    hidden boolean NOT NULL DEFAULT false,
    PRIMARY KEY (record, position)
);
CALL watch_table('record_photo', 'record', 'record');

CREATE VIEW record_document AS
SELECT record.*,
       category.name AS category_name,
       category.name_en AS category_name_en,
       coalesce(top.id, middle.id, above.id, category.id) AS category_group,
       CASE WHEN record.place IS NOT NULL THEN left(record.place, 2) || '0000' END AS province,
       place_document.full_name AS place_name,
       (SELECT json_agg(json_build_array(id, at, type, step, status, role, organisation, holder, holder_organisation,
                                         subject, value, confidence, supersedes, note, reference, photos)
                        ORDER BY id)
          FROM record_entry entry WHERE entry.record = record.id) AS entries,
       (SELECT jsonb_agg(jsonb_build_object('id', photo.id, 'width', photo.width, 'height', photo.height)
                         ORDER BY record_photo.position)
          FROM record_photo JOIN photo ON photo.id = record_photo.photo
         WHERE record_photo.record = record.id AND photo.public) AS photos
  FROM record
  LEFT JOIN category ON category.id = record.category
  LEFT JOIN category above ON above.id = category.parent
  LEFT JOIN category middle ON middle.id = above.parent
  LEFT JOIN category top ON top.id = middle.parent
  LEFT JOIN place_document ON place_document.id = record.place;

-- A record shows the name of its category.
CREATE FUNCTION log_records_of_categories() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change (kind, id, op)
    SELECT 'record', record.id, 'update'
      FROM touched JOIN former USING (id) JOIN record ON record.category = touched.id
     WHERE (touched.name, touched.name_en, touched.parent) IS DISTINCT FROM (former.name, former.name_en, former.parent);
    RETURN NULL;
END $$;
CREATE TRIGGER log_records AFTER UPDATE ON category REFERENCING OLD TABLE AS former NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION log_records_of_categories();

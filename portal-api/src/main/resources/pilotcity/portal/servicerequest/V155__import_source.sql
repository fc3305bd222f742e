-- What another system has closed is closed there: nobody here is to confirm it, and when it was is not always known.
ALTER TABLE record DROP CONSTRAINT record_status_check;
ALTER TABLE record DROP CONSTRAINT record_check1;
ALTER TABLE record ADD CONSTRAINT record_status_check CHECK (
    status IN ('reported', 'screened', 'accepted', 'referred', 'in-progress', 'resolved', 'confirmed', 'declined',
               'duplicate', 'withdrawn', 'disputed', 'reopened', 'closed-by-source'));
ALTER TABLE record ADD CONSTRAINT record_closed_check CHECK (
    CASE WHEN closed_at IS NULL
         THEN status NOT IN ('resolved', 'confirmed', 'declined', 'duplicate', 'withdrawn')
         ELSE status IN ('resolved', 'confirmed', 'declined', 'duplicate', 'withdrawn', 'closed-by-source') END);

UPDATE record_entry
   SET status = 'closed-by-source', holder = 'nobody'
  FROM record
 WHERE record.id = record_entry.record AND source_digest IS NOT NULL AND source_version = version
   AND record_entry.step = 'resolve';
UPDATE record
   SET status = 'closed-by-source', holder = 'nobody', version = version + 1, source_version = version + 1
 WHERE source_digest IS NOT NULL AND source_version = version AND status = 'resolved';

-- Where imported records come from: every one of them shows it.
CREATE TABLE import_source (
    source text PRIMARY KEY,
    organisation text NOT NULL REFERENCES organisation,
    organisation_added boolean NOT NULL,
    license text,
    attribution text,
    url text,
    timezone text NOT NULL
);

CREATE FUNCTION log_records_of_source() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change (kind, id, op)
    SELECT 'record', id, 'update' FROM record WHERE source = NEW.source AND source_id IS NOT NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER log_records AFTER INSERT OR UPDATE ON import_source
    FOR EACH ROW EXECUTE FUNCTION log_records_of_source();

CREATE OR REPLACE VIEW record_document AS
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
         WHERE record_photo.record = record.id AND photo.public) AS photos,
       origin.license AS source_license,
       origin.attribution AS source_attribution,
       origin.url AS source_url,
       origin.timezone AS source_timezone
  FROM record
  LEFT JOIN category ON category.id = record.category
  LEFT JOIN category above ON above.id = category.parent
  LEFT JOIN category middle ON middle.id = above.parent
  LEFT JOIN category top ON top.id = middle.parent
  LEFT JOIN place_document ON place_document.id = record.place
  LEFT JOIN import_source origin ON origin.source = record.source AND record.source_id IS NOT NULL;

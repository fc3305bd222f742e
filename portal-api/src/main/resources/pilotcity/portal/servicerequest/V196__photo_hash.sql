-- A record shows by what its pictures are known again.
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
       (SELECT jsonb_agg(jsonb_build_object('id', photo.id, 'width', photo.width, 'height', photo.height,
                                            'hash', nullif(photo.perceptual_hash, ''))
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

CREATE INDEX record_photo_photo ON record_photo (photo);

CREATE FUNCTION log_records_of_hashes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change (kind, id, op)
    SELECT DISTINCT 'record', record_photo.record, 'update'
      FROM touched JOIN former USING (id) JOIN record_photo ON record_photo.photo = touched.id
     WHERE touched.public AND touched.perceptual_hash IS DISTINCT FROM former.perceptual_hash;
    RETURN NULL;
END $$;
CREATE TRIGGER log_records AFTER UPDATE ON photo REFERENCING OLD TABLE AS former NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION log_records_of_hashes();

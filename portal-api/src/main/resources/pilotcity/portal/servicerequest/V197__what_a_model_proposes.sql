-- A model proposes what a record is about, and whether somebody is in danger; people decide. Both are entries. Of a
-- report that raised several matters, each has a record that names the one it was split from.
ALTER TABLE record
    ADD COLUMN danger text,
    ADD COLUMN split_from text REFERENCES record;
CREATE INDEX record_split_from ON record (split_from) WHERE split_from IS NOT NULL;
ALTER TABLE record_entry ADD COLUMN model text;

CREATE OR REPLACE FUNCTION record_entry_is_sound(type text, role text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN type IN ('step', 'classification', 'remark')
       AND role IN ('reporter', 'ngo', 'agency', 'company', 'portal', 'model');
END $$;

DROP VIEW record_document;
CREATE VIEW record_document AS
SELECT record.*,
       category.name AS category_name,
       category.name_en AS category_name_en,
       coalesce(top.id, middle.id, above.id, category.id) AS category_group,
       CASE WHEN record.place IS NOT NULL THEN left(record.place, 2) || '0000' END AS province,
       place_document.full_name AS place_name,
       (SELECT json_agg(json_build_array(id, at, type, step, status, role, organisation, holder, holder_organisation,
                                         subject, value, confidence, supersedes, note, reference, photos, model)
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

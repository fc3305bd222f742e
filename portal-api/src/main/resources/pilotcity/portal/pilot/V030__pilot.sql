CREATE TABLE pilot (
    id text PRIMARY KEY,
    batch integer NOT NULL,
    announced date NOT NULL,
    announced_by text REFERENCES organisation,
    seq integer,
    name text NOT NULL,
    name_en text,
    level text NOT NULL
        CHECK (level IN ('city', 'district', 'county-level-city', 'county', 'town', 'new-area')),
    province text NOT NULL REFERENCES place,
    place text REFERENCES place,
    original_code text,
    lon double precision CHECK (lon BETWEEN -180 AND 180),
    lat double precision CHECK (lat BETWEEN -90 AND 90),
    point_source text,
    point_precision_m integer,
    name_evidence text CHECK (name_evidence IN ('confirmed', 'count-confirmed', 'compiled')),
    evidence_url text,
    evidence_note text,
    note text,
    note_en text,
    dataset text,
    CHECK ((lon IS NULL) = (lat IS NULL))
);
CREATE INDEX pilot_place ON pilot (place);
CREATE INDEX pilot_province ON pilot (province);
CALL watch_table('pilot', 'pilot', 'id');

CREATE VIEW pilot_document AS
SELECT pilot.*,
       province.name AS province_name,
       province.name_en AS province_name_en,
       place_document.full_name AS place_name,
       ARRAY(SELECT organisation.id FROM organisation
              WHERE organisation.id = pilot.announced_by OR organisation.place = pilot.place
              ORDER BY (organisation.id = pilot.announced_by) DESC, organisation.id) AS organisations
  FROM pilot
  JOIN place province ON province.id = pilot.province
  LEFT JOIN place_document ON place_document.id = pilot.place;

-- A pilot shows the names of its place and the organisations there.
CREATE FUNCTION log_pilots_of_places() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change (kind, id, op)
    SELECT 'pilot', pilot.id, 'update'
      FROM touched JOIN former USING (id) JOIN pilot ON pilot.province = touched.id OR pilot.place = touched.id
     WHERE (touched.name, touched.name_en) IS DISTINCT FROM (former.name, former.name_en);
    RETURN NULL;
END $$;
CREATE TRIGGER log_pilots AFTER UPDATE ON place REFERENCING OLD TABLE AS former NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION log_pilots_of_places();

CREATE FUNCTION log_pilots_of_organisations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change (kind, id, op)
    SELECT DISTINCT 'pilot', pilot.id, 'update' FROM touched JOIN pilot ON pilot.place = touched.place;
    RETURN NULL;
END $$;
CREATE TRIGGER log_pilots_insert AFTER INSERT ON organisation REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION log_pilots_of_organisations();
CREATE TRIGGER log_pilots_update AFTER UPDATE ON organisation REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION log_pilots_of_organisations();
CREATE TRIGGER log_pilots_delete AFTER DELETE ON organisation REFERENCING OLD TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION log_pilots_of_organisations();

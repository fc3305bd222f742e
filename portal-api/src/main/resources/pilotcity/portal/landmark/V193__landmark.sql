CREATE TABLE landmark (
    id text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9-]*$'),
    type text NOT NULL CHECK (type IN (
        'road', 'street', 'bridge', 'station', 'park', 'school', 'hospital', 'market', 'square', 'building', 'river',
        'area')),
    name text NOT NULL,
    name_en text,
    aliases text[] NOT NULL DEFAULT '{}',
    place text NOT NULL REFERENCES place,
    lon double precision CHECK (lon BETWEEN -180 AND 180),
    lat double precision CHECK (lat BETWEEN -90 AND 90),
    point_source text,
    point_precision_m integer CHECK (point_precision_m > 0),
    point_evidence text CHECK (point_evidence IN ('surveyed', 'compared', 'editors')),
    source_title text,
    source_url text,
    dataset text,
    CHECK ((lon IS NULL) = (lat IS NULL))
);
CREATE INDEX landmark_place ON landmark (place);
CALL watch_table('landmark', 'landmark', 'id');

CREATE VIEW landmark_document AS
SELECT landmark.*,
       place_document.full_name AS place_name
  FROM landmark
  JOIN place_document ON place_document.id = landmark.place;

-- A landmark shows the name of its place, with those of the divisions above.
CREATE FUNCTION log_landmarks_of_places() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change (kind, id, op)
    SELECT DISTINCT 'landmark', landmark.id, 'update'
      FROM touched JOIN former USING (id) JOIN landmark ON left(landmark.place, 2) = left(touched.id, 2)
     WHERE touched.name IS DISTINCT FROM former.name;
    RETURN NULL;
END $$;
CREATE TRIGGER log_landmarks AFTER UPDATE ON place REFERENCING OLD TABLE AS former NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION log_landmarks_of_places();

CREATE TABLE place (
    id text PRIMARY KEY CHECK (id ~ '^[1-9][0-9]{5}$'),
    level text NOT NULL CHECK (level IN ('province', 'prefecture', 'county', 'town')),
    name text NOT NULL,
    name_en text,
    parent text REFERENCES place DEFERRABLE INITIALLY DEFERRED,
    lon double precision CHECK (lon BETWEEN -180 AND 180),
    lat double precision CHECK (lat BETWEEN -90 AND 90),
    point_source text,
    point_precision_m integer,
    population bigint,
    population_source text,
    boundary text,
    dataset text,
    CHECK ((lon IS NULL) = (lat IS NULL))
);
CREATE INDEX place_parent ON place (parent);
CALL watch_table('place', 'place', 'id');

CREATE VIEW place_document AS
SELECT place.*,
       CASE WHEN place.level = 'province' THEN place.id ELSE left(place.id, 2) || '0000' END AS province,
       concat(grandparent.name, parent.name, place.name) AS full_name
  FROM place
  LEFT JOIN place parent ON parent.id = place.parent
  LEFT JOIN place grandparent ON grandparent.id = parent.parent;

-- A renamed place renames everything below it.
CREATE FUNCTION log_places_below() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change (kind, id, op)
    SELECT 'place', below.id, 'update'
      FROM touched JOIN former USING (id) JOIN place below ON left(below.id, 2) = left(touched.id, 2)
     WHERE touched.name IS DISTINCT FROM former.name AND below.id <> touched.id;
    RETURN NULL;
END $$;
CREATE TRIGGER log_places_below AFTER UPDATE ON place REFERENCING OLD TABLE AS former NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION log_places_below();

CREATE TABLE project (
    id text PRIMARY KEY,
    name text NOT NULL,
    name_en text,
    place text REFERENCES place,
    pilot text REFERENCES pilot,
    lon double precision CHECK (lon BETWEEN -180 AND 180),
    lat double precision CHECK (lat BETWEEN -90 AND 90),
    point_precision_m integer,
    led_by text CHECK (led_by IN ('government', 'market', 'service')),
    led_by_basis text,
    sector text,
    status text,
    started text,
    duration_years integer,
    bounds text,
    bounds_en text,
    description text,
    description_en text,
    dataset text,
    CHECK ((lon IS NULL) = (lat IS NULL))
);
CREATE INDEX project_place ON project (place);
CREATE INDEX project_pilot ON project (pilot);
CALL watch_table('project', 'project', 'id');

-- One figure as one source states it; two sources may give the same measure.
CREATE TABLE project_figure (
    project text NOT NULL REFERENCES project ON DELETE CASCADE,
    position integer NOT NULL,
    measure text NOT NULL,
    value numeric NOT NULL,
    unit text NOT NULL,
    as_stated text NOT NULL,
    as_stated_en text,
    source_title text NOT NULL,
    source_url text,
    source_kind text NOT NULL,
    PRIMARY KEY (project, position)
);
CALL watch_table('project_figure', 'project', 'project');

CREATE TABLE project_party (
    project text NOT NULL REFERENCES project ON DELETE CASCADE,
    organisation text NOT NULL REFERENCES organisation,
    role text NOT NULL,
    PRIMARY KEY (project, organisation, role)
);
CREATE INDEX project_party_organisation ON project_party (organisation);
CALL watch_table('project_party', 'project', 'project');

CREATE VIEW project_document AS
SELECT project.*,
       CASE WHEN project.place IS NOT NULL THEN left(project.place, 2) || '0000' END AS province,
       place_document.full_name AS place_name,
       (SELECT jsonb_agg(to_jsonb(figure) ORDER BY figure.position)
          FROM project_figure figure WHERE figure.project = project.id) AS figures,
       (SELECT jsonb_agg(to_jsonb(party) ORDER BY party.organisation)
          FROM project_party party WHERE party.project = project.id) AS parties
  FROM project
  LEFT JOIN place_document ON place_document.id = project.place;

CREATE FUNCTION log_projects_of_places() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change (kind, id, op)
    SELECT 'project', project.id, 'update'
      FROM touched JOIN former USING (id) JOIN project ON left(project.place, 2) = left(touched.id, 2)
     WHERE touched.name IS DISTINCT FROM former.name;
    RETURN NULL;
END $$;
CREATE TRIGGER log_projects AFTER UPDATE ON place REFERENCING OLD TABLE AS former NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION log_projects_of_places();

CREATE TABLE category (
    id text PRIMARY KEY CHECK (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    parent text REFERENCES category DEFERRABLE INITIALLY DEFERRED,
    name text NOT NULL,
    name_en text,
    description text,
    description_en text,
    keywords text[] NOT NULL DEFAULT '{}',
    service_days integer CHECK (service_days BETWEEN 1 AND 365),
    day_type text NOT NULL DEFAULT 'working' CHECK (day_type IN ('working', 'calendar')),
    duplicate_radius_m integer CHECK (duplicate_radius_m > 0),
    duplicate_days integer CHECK (duplicate_days > 0),
    sensitive boolean NOT NULL DEFAULT false,
    open boolean NOT NULL DEFAULT true,
    dataset text,
    CHECK (id <> parent)
);
CREATE INDEX category_parent ON category (parent);
CALL watch_table('category', 'category', 'id');

-- What a category asks beyond the usual, those of its ancestors included; choices: [{key, name, name_en}].
CREATE TABLE category_question (
    category text NOT NULL REFERENCES category ON DELETE CASCADE,
    code text NOT NULL,
    position integer NOT NULL,
    datatype text NOT NULL
        CHECK (datatype IN ('string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist')),
    required boolean NOT NULL DEFAULT false,
    text text NOT NULL,
    text_en text,
    hint text,
    hint_en text,
    choices jsonb NOT NULL DEFAULT '[]',
    PRIMARY KEY (category, code)
);
CALL watch_table('category_question', 'category', 'category');

-- Who answers; it holds for the categories and the places below, too, unless these have a row of their own.
CREATE TABLE category_responsible (
    category text NOT NULL REFERENCES category ON DELETE CASCADE,
    place text NOT NULL REFERENCES place,
    organisation text NOT NULL REFERENCES organisation,
    PRIMARY KEY (category, place)
);
CREATE INDEX category_responsible_place ON category_responsible (place);
CREATE INDEX category_responsible_organisation ON category_responsible (organisation);
CALL watch_table('category_responsible', 'category', 'category');

-- Every category with itself and each ancestor; the depth of a top group is 1.
CREATE VIEW category_line AS
WITH RECURSIVE line (category, ancestor, above) AS (
    SELECT id, id, 0 FROM category
    UNION ALL
    SELECT line.category, category.parent, line.above + 1
      FROM line JOIN category ON category.id = line.ancestor
     WHERE category.parent IS NOT NULL
)
SELECT category, ancestor, above, count(*) OVER (PARTITION BY category) - above AS depth FROM line;

CREATE VIEW category_document AS
WITH line AS (
    SELECT category_line.category,
           min(ancestor) FILTER (WHERE depth = 1) AS top,
           string_agg(category.name, ' › ' ORDER BY depth) AS path,
           string_agg(coalesce(category.name_en, category.name), ' › ' ORDER BY depth) AS path_en
      FROM category_line JOIN category ON category.id = category_line.ancestor
     GROUP BY category_line.category
), answers AS (
    SELECT DISTINCT ON (category_line.category, place) category_line.category, place, organisation
      FROM category_line JOIN category_responsible ON category_responsible.category = category_line.ancestor
     ORDER BY category_line.category, place, above
)
SELECT category.*, line.top, line.path, line.path_en,
       (SELECT jsonb_agg(to_jsonb(question) ORDER BY question.position)
          FROM category_question question WHERE question.category = category.id) AS questions,
       (SELECT jsonb_agg(jsonb_build_object('place', place, 'organisation', organisation) ORDER BY place)
          FROM answers WHERE answers.category = category.id) AS responsible
  FROM category JOIN line ON line.category = category.id;

-- A category shows the names of those above it and who answers for them.
CREATE FUNCTION log_categories_below() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('INSERT INTO change (kind, id, op)
                    SELECT DISTINCT ''category'', line.category, ''update''
                      FROM touched JOIN category_line line ON line.ancestor = touched.%I AND line.above > 0',
                   TG_ARGV[0]);
    RETURN NULL;
END $$;
CREATE TRIGGER log_categories_below AFTER UPDATE ON category REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION log_categories_below('id');
CREATE TRIGGER log_categories_below_insert AFTER INSERT ON category_responsible REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION log_categories_below('category');
CREATE TRIGGER log_categories_below_update AFTER UPDATE ON category_responsible REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION log_categories_below('category');
CREATE TRIGGER log_categories_below_delete AFTER DELETE ON category_responsible REFERENCING OLD TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION log_categories_below('category');

-- The organisation that answers for a category in a place, or null. A row of the category itself comes before one of an
-- ancestor; among rows of one category the deepest division that holds the place counts.
CREATE FUNCTION category_responsible_for(category text, place text) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
    divisions CONSTANT text[] := ARRAY[place, left(place, 4) || '00', left(place, 2) || '0000'];
    at text := category;
    found_one text;
BEGIN
    WHILE at IS NOT NULL LOOP
        SELECT responsible.organisation INTO found_one
          FROM category_responsible responsible
         WHERE responsible.category = at AND responsible.place = ANY (divisions)
         ORDER BY array_position(divisions, responsible.place)
         LIMIT 1;
        EXIT WHEN FOUND;
        SELECT parent INTO at FROM category AS above WHERE above.id = at;
    END LOOP;
    RETURN found_one;
END $$;

-- Days that are not as their day of the week: holidays, and weekend days that are worked for them.
CREATE TABLE holiday (
    day date PRIMARY KEY,
    working boolean NOT NULL,
    name text,
    name_en text,
    dataset text
);

-- The working days, numbered: the nth after another is found by its number.
CREATE TABLE working_day (
    day date PRIMARY KEY,
    ordinal integer NOT NULL UNIQUE
);

CREATE FUNCTION number_working_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM working_day;
    INSERT INTO working_day (day, ordinal)
    SELECT calendar.day, row_number() OVER (ORDER BY calendar.day)
      FROM (SELECT generate_series(timestamp '2000-01-01', timestamp '2050-12-31', interval '1 day')::date AS day) calendar
      LEFT JOIN holiday USING (day)
     WHERE coalesce(holiday.working, extract(isodow FROM calendar.day) < 6);
    RETURN NULL;
END $$;
CREATE TRIGGER number_working_days AFTER INSERT OR UPDATE OR DELETE ON holiday
    FOR EACH STATEMENT EXECUTE FUNCTION number_working_days();
-- Numbers them for the first time.
DELETE FROM holiday;

-- The end of the last day on which an answer to something reported then is in time; null where the category sets none.
CREATE FUNCTION category_due(category text, reported timestamptz) RETURNS timestamptz LANGUAGE plpgsql STABLE AS $$
DECLARE
    reported_on CONSTANT date := (reported AT TIME ZONE 'Asia/Shanghai')::date;
    days integer;
    kind text;
    last date;
BEGIN
    SELECT service_days, day_type INTO days, kind FROM category AS asked WHERE asked.id = category;
    IF kind = 'calendar' THEN
        last := reported_on + days;
    ELSE
        SELECT due.day INTO last
          FROM working_day due
         WHERE due.ordinal = days
               + (SELECT worked.ordinal FROM working_day worked
                   WHERE worked.day <= reported_on ORDER BY worked.day DESC LIMIT 1);
    END IF;
    RETURN (last + time '23:59:59') AT TIME ZONE 'Asia/Shanghai';
END $$;

ALTER TABLE place ADD aliases text[] NOT NULL DEFAULT '{}';

-- Other views stand on this one, so that its new column comes last.
CREATE OR REPLACE VIEW place_document AS
SELECT place.id,
       place.level,
       place.name,
       place.name_en,
       place.parent,
       place.lon,
       place.lat,
       place.point_source,
       place.point_precision_m,
       place.population,
       place.population_source,
       place.boundary,
       place.dataset,
       CASE WHEN place.level = 'province' THEN place.id ELSE left(place.id, 2) || '0000' END AS province,
       concat(grandparent.name, parent.name, place.name) AS full_name,
       place.aliases
  FROM place
  LEFT JOIN place parent ON parent.id = place.parent
  LEFT JOIN place grandparent ON grandparent.id = parent.parent;

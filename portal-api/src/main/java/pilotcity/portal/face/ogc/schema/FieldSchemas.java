package pilotcity.portal.face.ogc.schema;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.face.ogc.core.OgcCollection;
import pilotcity.portal.face.shared.page.Language;

/** JSON Schema (2020-12) of one field, with the keywords of OGC API Features, Part 5. */
record FieldSchemas(Kinds kinds, Language language) {

    /** What one property of a feature holds. */
    JsonObject of(Field<?> field) {
        JsonObject schema = described(field);
        if (field.list()) {
            return schema.put("type", "array").put("items", item(field));
        }
        return schema.mergeIn(item(field));
    }

    /** What a condition compares the property with: one of its values where it is a list. */
    JsonObject described(Field<?> field) {
        JsonObject schema = new JsonObject().put("title", language.of(field.title()));
        String description = language.of(field.description());
        if (!description.isEmpty()) {
            schema.put("description", description);
        }
        if (field.unit() != null) {
            schema.put("x-ogc-unit", field.unit());
        }
        return schema;
    }

    private JsonObject item(Field<?> field) {
        JsonObject schema = new JsonObject();
        switch (field.type()) {
            case KEYWORD, TEXT, REFERENCE -> schema.put("type", "string");
            case INTEGER -> schema.put("type", "integer");
            case NUMBER -> schema.put("type", "number");
            case BOOLEAN -> schema.put("type", "boolean");
            case DATE -> schema.put("type", "string").put("format", "date");
            case INSTANT -> schema.put("type", "string").put("format", "date-time");
            case GEOMETRY -> schema.put("format", field.points() ? "geometry-point" : "geometry-any");
            case OBJECT -> schema.put("type", "object").put("properties", properties(field));
        }
        if (!field.codes().isEmpty()) {
            schema.put("oneOf", codes(field));
        }
        return schema;
    }

    private JsonObject properties(Field<?> group) {
        JsonObject properties = new JsonObject();
        group.fields().forEach(field -> properties.put(field.name(), of(field)));
        return properties;
    }

    /** Each value of the code list with what it is called. */
    private JsonArray codes(Field<?> field) {
        JsonArray codes = new JsonArray();
        field.codes()
                .forEach((code, label) ->
                        codes.add(new JsonObject().put("const", code).put("title", language.of(label))));
        return codes;
    }

    /** What part the property plays (Part 5, clause 7, "Property roles"). */
    JsonObject withRole(JsonObject schema, OgcCollection collection, Field<?> field) {
        Kind<?> kind = collection.kind();
        if (field.name().equals(collection.names().id())) {
            return schema.put("x-ogc-role", "id");
        }
        if (field.name().equals(collection.names().geometry())) {
            return schema.put("x-ogc-role", "primary-geometry");
        }
        if (field.name().equals(kind.time())) {
            return schema.put("x-ogc-role", kind.hasPeriod() ? "primary-interval-start" : "primary-instant");
        }
        if (field.name().equals(kind.until())) {
            return schema.put("x-ogc-role", "primary-interval-end");
        }
        String target = field.target();
        if (field.type() == FieldType.REFERENCE && target != null) {
            schema.put("x-ogc-role", "reference");
            Kind<?> to = kinds.get(target);
            if (to.hasGeometry()) {
                schema.put("x-ogc-collectionId", to.plural());
            }
        }
        return schema;
    }
}

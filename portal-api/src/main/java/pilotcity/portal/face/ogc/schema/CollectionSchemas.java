package pilotcity.portal.face.ogc.schema;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kinds;
import pilotcity.index.kind.Label;
import pilotcity.portal.face.ogc.core.CollectionType;
import pilotcity.portal.face.ogc.core.OgcCollection;
import pilotcity.portal.face.ogc.core.OgcRequest;
import pilotcity.portal.kernel.verb.VerbEffect;
import pilotcity.portal.kernel.verb.Verbs;
import pilotcity.portal.kernel.verb.input.InputField;

/**
 * The logical schema of a collection (OGC API Features, Part 5), its queryables (Part 3, clause 6) and its sortables
 * (OGC API Records 1.0, clause 9).
 */
public record CollectionSchemas(Kinds kinds, Verbs verbs) {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final Label ID = new Label("标识", "Id");

    /** The parameter of queryables and of sortables is the property itself. */
    private interface Choice {
        Iterable<? extends Field<?>> of(OgcCollection collection);
    }

    /** Everything that a feature has. */
    public JsonObject schema(OgcRequest request, OgcCollection collection) {
        FieldSchemas fields = new FieldSchemas(kinds, request.language());
        Set<String> writable = writable(collection);
        JsonObject properties = new JsonObject();
        if (collection.type() != CollectionType.ROWS) {
            properties.put("id", id(request).put("x-ogc-role", "id").put("readOnly", true));
        }
        JsonArray required = new JsonArray();
        int place = 1;
        for (Field<?> field : returned(collection)) {
            JsonObject schema =
                    fields.withRole(fields.of(field), collection, field).put("x-ogc-propertySeq", place++);
            if (!writable.contains(field.name())) {
                schema.put("readOnly", true);
            }
            properties.put(field.name(), schema);
            if (field.required()) {
                required.add(field.name());
            }
        }
        return document(request, collection, "schema", properties)
                .put("required", required)
                .put("additionalProperties", false);
    }

    /** A record is kept as it is published in a group, which is none of its properties. */
    private static List<? extends Field<?>> returned(OgcCollection collection) {
        return collection.records()
                ? collection.queryables()
                : List.copyOf(collection.kind().fields().values());
    }

    private static JsonObject id(OgcRequest request) {
        return new JsonObject().put("type", "string").put("title", request.text(ID));
    }

    /** Properties that some verb of the kind takes; the others are read-only. */
    private Set<String> writable(OgcCollection collection) {
        if (!collection.isWritable()) {
            return Set.of();
        }
        return verbs.listOf(collection.kind().name()).stream()
                .filter(verb -> verb.effect() != VerbEffect.STEP)
                .flatMap(verb -> verb.fields().stream())
                .map(InputField::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What filters and parameters can name, and nothing else: {@code additionalProperties} is false. */
    public JsonObject queryables(OgcRequest request, OgcCollection collection) {
        return chosen(request, collection, "queryables", OgcCollection::queryables);
    }

    /** What {@code sortby} can name. */
    public JsonObject sortables(OgcRequest request, OgcCollection collection) {
        return chosen(request, collection, "sortables", OgcCollection::sortables);
    }

    private JsonObject chosen(OgcRequest request, OgcCollection collection, String name, Choice choice) {
        FieldSchemas fields = new FieldSchemas(kinds, request.language());
        JsonObject properties = new JsonObject();
        if (collection.type() != CollectionType.ROWS) {
            properties.put("id", id(request).put("x-ogc-role", "id"));
        }
        for (Field<?> field : choice.of(collection)) {
            properties.put(field.name(), fields.withRole(withCodes(fields.of(field), field), collection, field));
        }
        return document(request, collection, name, properties).put("additionalProperties", false);
    }

    /** The values of a code list in the form that most clients look for. */
    private static JsonObject withCodes(JsonObject schema, Field<?> field) {
        if (field.codes().isEmpty() || field.type() == FieldType.OBJECT) {
            return schema;
        }
        JsonObject holder = field.list() ? schema.getJsonObject("items") : schema;
        holder.remove("oneOf");
        holder.put("enum", new JsonArray(field.codes().keySet().stream().toList()));
        return schema;
    }

    private static JsonObject document(
            OgcRequest request, OgcCollection collection, String name, JsonObject properties) {
        return new JsonObject()
                .put("$schema", DIALECT)
                .put("$id", request.root() + collection.path() + "/" + name)
                .put("type", "object")
                .put("title", request.text(collection.title()))
                .put("description", request.text(collection.description()))
                .put("properties", properties);
    }
}

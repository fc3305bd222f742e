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
import pilotcity.portal.face.ogc.core.Asked;
import pilotcity.portal.face.ogc.core.Collection;
import pilotcity.portal.kernel.write.Effect;
import pilotcity.portal.kernel.write.InputField;
import pilotcity.portal.kernel.write.Verbs;

/**
 * The logical schema of a collection (OGC API Features, Part 5), its queryables (Part 3, clause 6) and its sortables
 * (OGC API Records 1.0, clause 9).
 */
public record CollectionSchemas(Kinds kinds, Verbs verbs) {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final Label ID = new Label("标识", "Id");

    /** The parameter of queryables and of sortables is the property itself. */
    private interface Choice {
        Iterable<? extends Field<?>> of(Collection collection);
    }

    /** Everything that a feature has. */
    public JsonObject schema(Asked asked, Collection collection) {
        FieldSchemas fields = new FieldSchemas(kinds, asked.language());
        Set<String> writable = writable(collection);
        JsonObject properties =
                new JsonObject().put("id", id(asked).put("x-ogc-role", "id").put("readOnly", true));
        JsonArray required = new JsonArray();
        int place = 1;
        for (Field<?> field : returned(collection)) {
            JsonObject schema =
                    fields.withRole(fields.of(field), collection.kind(), field).put("x-ogc-propertySeq", place++);
            if (!writable.contains(field.name())) {
                schema.put("readOnly", true);
            }
            properties.put(field.name(), schema);
            if (field.required()) {
                required.add(field.name());
            }
        }
        return document(asked, collection, "schema", properties)
                .put("required", required)
                .put("additionalProperties", false);
    }

    /** A record is kept as it is published in a group, which is none of its properties. */
    private static List<? extends Field<?>> returned(Collection collection) {
        return collection.records()
                ? collection.queryables()
                : List.copyOf(collection.kind().fields().values());
    }

    private static JsonObject id(Asked asked) {
        return new JsonObject().put("type", "string").put("title", asked.text(ID));
    }

    /** What some verb of the kind takes; all else is the portal's to say. */
    private Set<String> writable(Collection collection) {
        return verbs.listOf(collection.kind().name()).stream()
                .filter(verb -> verb.effect() != Effect.STEP)
                .flatMap(verb -> verb.fields().stream())
                .map(InputField::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What filters and parameters can name, and nothing else: {@code additionalProperties} is false. */
    public JsonObject queryables(Asked asked, Collection collection) {
        return chosen(asked, collection, "queryables", Collection::queryables);
    }

    /** What {@code sortby} can name. */
    public JsonObject sortables(Asked asked, Collection collection) {
        return chosen(asked, collection, "sortables", Collection::sortables);
    }

    private JsonObject chosen(Asked asked, Collection collection, String name, Choice choice) {
        FieldSchemas fields = new FieldSchemas(kinds, asked.language());
        JsonObject properties = new JsonObject().put("id", id(asked).put("x-ogc-role", "id"));
        for (Field<?> field : choice.of(collection)) {
            properties.put(field.name(), fields.withRole(withCodes(fields.of(field), field), collection.kind(), field));
        }
        return document(asked, collection, name, properties).put("additionalProperties", false);
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

    private static JsonObject document(Asked asked, Collection collection, String name, JsonObject properties) {
        return new JsonObject()
                .put("$schema", DIALECT)
                .put("$id", asked.root() + collection.path() + "/" + name)
                .put("type", "object")
                .put("title", asked.text(collection.title()))
                .put("description", asked.text(collection.description()))
                .put("properties", properties);
    }
}

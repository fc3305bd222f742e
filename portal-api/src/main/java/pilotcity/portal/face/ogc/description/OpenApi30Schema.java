package pilotcity.portal.face.ogc.description;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.stream.Collectors;
import pilotcity.index.kind.Field;
import pilotcity.portal.face.ogc.core.OgcCollection;

/** JSON Schema of 2020-12 in the form of OpenAPI 3.0, which has neither {@code const} nor shapes. */
public final class OpenApi30Schema {
    private static final Set<String> ITEMS = Set.of("ids", "type", "externalIds");

    private OpenApi30Schema() {}

    /** What a parameter that is called like {@code field} can be. */
    public static JsonObject parameter(Field<?> field, boolean records) {
        if (records && ITEMS.contains(field.name())) {
            return OpenApiJson.list(OpenApiJson.type("string"));
        }
        JsonObject schema = switch (field.type()) {
            case INTEGER -> OpenApiJson.type("integer");
            case NUMBER -> OpenApiJson.type("number");
            case BOOLEAN -> OpenApiJson.text("true", "false", "include", "exclude", "only");
            default -> OpenApiJson.type("string");
        };
        return field.codes().isEmpty()
                ? schema
                : schema.put(
                        "enum", new JsonArray(field.codes().keySet().stream().toList()));
    }

    /** The properties of a feature: all of {@code schema} but what GeoJSON has outside of them. */
    public static JsonObject properties(JsonObject schema, OgcCollection.Names names) {
        JsonObject properties = schema.getJsonObject("properties").copy();
        properties.remove(names.id());
        properties.remove(names.geometry());
        properties.stream()
                .toList()
                .forEach(entry -> properties.put(entry.getKey(), form((JsonObject) entry.getValue())));
        JsonArray required = new JsonArray(schema.getJsonArray("required").stream()
                .filter(name -> !name.equals(names.geometry()) && !name.equals(names.id()))
                .collect(Collectors.toList()));
        JsonObject object =
                OpenApiJson.type("object").put("properties", properties).put("additionalProperties", false);
        return required.isEmpty() ? object : object.put("required", required);
    }

    private static JsonObject form(JsonObject schema) {
        String format = schema.getString("format", "");
        if (format.startsWith("geometry-")) {
            return OpenApiJson.ref("schemas/geometry");
        }
        JsonArray codes = (JsonArray) schema.remove("oneOf");
        if (codes != null) {
            JsonArray values = new JsonArray();
            codes.forEach(code -> values.add(((JsonObject) code).getString("const")));
            schema.put("enum", values);
        }
        if (schema.containsKey("items")) {
            schema.put("items", form(schema.getJsonObject("items")));
        }
        JsonObject nested = schema.getJsonObject("properties");
        if (nested != null) {
            nested.stream().toList().forEach(entry -> nested.put(entry.getKey(), form((JsonObject) entry.getValue())));
        }
        return schema;
    }
}

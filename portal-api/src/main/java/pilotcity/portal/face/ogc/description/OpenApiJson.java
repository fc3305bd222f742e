package pilotcity.portal.face.ogc.description;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Pieces of a description (OpenAPI 3.0.3). */
public final class OpenApiJson {
    private OpenApiJson() {}

    public static JsonObject ref(String to) {
        return new JsonObject().put("$ref", "#/components/" + to);
    }

    public static JsonArray array(Object... items) {
        return new JsonArray(List.of(items));
    }

    public static JsonObject type(String type) {
        return new JsonObject().put("type", type);
    }

    static JsonObject text(Object... values) {
        return type("string").put("enum", array(values));
    }

    public static JsonObject list(JsonObject items) {
        return type("array").put("items", items);
    }

    public static JsonObject object(JsonObject properties, Object... required) {
        JsonObject object = type("object").put("properties", properties);
        return required.length == 0 ? object : object.put("required", array(required));
    }

    public static JsonObject query(String name, String description, JsonObject schema) {
        return new JsonObject()
                .put("name", name)
                .put("in", "query")
                .put("description", description)
                .put("required", false)
                .put("schema", schema)
                .put("style", "form")
                .put("explode", false);
    }

    static JsonObject path(String name, String description) {
        return new JsonObject()
                .put("name", name)
                .put("in", "path")
                .put("description", description)
                .put("required", true)
                .put("schema", type("string"));
    }

    /** An answer in one media type, which is there as a page too. */
    public static JsonObject answer(String description, String mediaType, JsonObject schema) {
        return new JsonObject()
                .put("description", description)
                .put(
                        "content",
                        new JsonObject()
                                .put(mediaType, new JsonObject().put("schema", schema))
                                .put("text/html", new JsonObject().put("schema", type("string"))));
    }
}

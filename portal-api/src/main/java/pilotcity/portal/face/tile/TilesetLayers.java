package pilotcity.portal.face.tile;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;

/** The layers of a tileset and what their features say (OGC Two Dimensional Tile Matrix Set 2.0, clause 7.3.1). */
final class TilesetLayers {
    private TilesetLayers() {}

    static JsonArray of(TileLayer shown) {
        Kind<?> kind = shown.kind();
        JsonArray layers = new JsonArray();
        Field<?> main = kind.fields().get(shown.geometry());
        JsonObject points = properties(shown.properties())
                .put(
                        TileWriter.COUNT,
                        new JsonObject()
                                .put("type", "integer")
                                .put("minimum", 2)
                                .put("title", "How many documents the point stands for"));
        layers.add(layer(shown.id(), shown.title().en(), points, main != null && main.points()));
        for (Field<?> extra : TileJson.extras(kind, shown.geometry())) {
            String id = TileWriter.extra(shown.id(), extra.name());
            layers.add(layer(id, extra.title().en(), properties(shown.properties()), false));
        }
        return layers;
    }

    private static JsonObject layer(String id, String title, JsonObject properties, boolean points) {
        JsonObject layer = new JsonObject()
                .put("id", id)
                .put("title", title)
                .put("dataType", "vector")
                .put("propertiesSchema", new JsonObject().put("type", "object").put("properties", properties));
        return points ? layer.put("geometryDimension", 0) : layer;
    }

    private static JsonObject properties(TileProperties said) {
        JsonObject properties = new JsonObject();
        properties.put(said.id(), new JsonObject().put("type", "string").put("title", "Id"));
        said.fields()
                .forEach((name, field) -> properties.put(
                        name,
                        new JsonObject()
                                .put("type", type(field))
                                .put("title", field.title().en())));
        return properties;
    }

    private static String type(Field<?> field) {
        return switch (field.type()) {
            case INTEGER -> "integer";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            default -> "string";
        };
    }
}

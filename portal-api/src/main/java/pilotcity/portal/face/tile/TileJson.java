package pilotcity.portal.face.tile;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.index.tilegrid.TileAddress;
import pilotcity.index.tilegrid.WebMercator;

/** Descriptions of tiles for map libraries: TileJSON 3.0.0. */
final class TileJson {
    /** Documents are one by one from zoom 14 on; a map that goes in further draws those tiles larger. */
    private static final int LAST_USEFUL_ZOOM = 16;

    private final TileWriter writer;

    TileJson(TileWriter writer) {
        this.writer = writer;
    }

    /** @param address of a tile, with {@code {z}}, {@code {x}} and {@code {y}} */
    JsonObject of(String name, String description, String address, Collection<? extends Kind<?>> kinds, String layer) {
        JsonArray layers = new JsonArray();
        JsonObject fields = new JsonObject().put(TileWriter.COUNT, "Number").put("id", "String");
        if (kinds.size() != 1) {
            fields.put("kind", "String");
        }
        for (Kind<?> kind : kinds) {
            writer.properties(kind).fields().forEach((field, of) -> fields.put(field, type(of)));
        }
        layers.add(layer(layer, description, fields));
        if (kinds.size() == 1) {
            Kind<?> kind = kinds.iterator().next();
            for (Field<?> field : extras(kind, Kind.GEOMETRY)) {
                JsonObject without = fields.copy();
                without.remove(TileWriter.COUNT);
                layers.add(layer(
                        TileWriter.extra(layer, field.name()), field.title().en(), without));
            }
        }
        return tiles(name, description, address, layers);
    }

    /** @param address of a tile of the table */
    static JsonObject of(TileLayer shown, String address) {
        JsonObject fields = new JsonObject()
                .put(TileWriter.COUNT, "Number")
                .put(shown.properties().id(), "String");
        shown.properties().fields().forEach((field, of) -> fields.put(field, type(of)));
        String description = shown.description().en();
        JsonArray layers = new JsonArray().add(layer(shown.id(), description, fields));
        return tiles(shown.title().zh() + " · " + shown.title().en(), description, address, layers);
    }

    JsonObject grid(String name, String address, String layer) {
        JsonObject fields = new JsonObject().put(TileWriter.COUNT, "Number");
        return tiles(name, "", address, new JsonArray().add(layer(layer, "Documents in each cell", fields)));
    }

    private static JsonObject tiles(String name, String description, String address, JsonArray layers) {
        return new JsonObject()
                .put("tilejson", "3.0.0")
                .put("name", name)
                .put("description", description)
                .put("version", "1.0.0")
                .put("scheme", "xyz")
                .put("tiles", new JsonArray().add(address))
                .put("minzoom", 0)
                .put("maxzoom", Math.min(LAST_USEFUL_ZOOM, TileAddress.MOST_ZOOM))
                .put("bounds", JsonArray.of(-180, -WebMercator.MOST_LATITUDE, 180, WebMercator.MOST_LATITUDE))
                .put("vector_layers", layers);
    }

    private static JsonObject layer(String id, String description, JsonObject fields) {
        return new JsonObject()
                .put("id", id)
                .put("description", description)
                .put("minzoom", 0)
                .put("maxzoom", LAST_USEFUL_ZOOM)
                .put("fields", fields);
    }

    /** The geometries of a kind other than the main one. */
    static List<Field<?>> extras(Kind<?> kind, String main) {
        return kind.fields().values().stream()
                .filter(field -> field.type() == FieldType.GEOMETRY
                        && !field.points()
                        && !field.name().equals(main))
                .<Field<?>>map(field -> field)
                .toList();
    }

    private static String type(@Nullable Field<?> field) {
        return field == null
                ? "String"
                : switch (field.type()) {
                    case INTEGER, NUMBER -> "Number";
                    case BOOLEAN -> "Boolean";
                    default -> "String";
                };
    }
}

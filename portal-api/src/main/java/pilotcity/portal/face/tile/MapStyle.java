package pilotcity.portal.face.tile;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;

/**
 * A style (MapLibre Style Specification, version 8) that draws every kind: areas, lines, dots, and for several
 * documents a disc that grows with their number. It needs neither fonts nor images, so nothing of it comes from another
 * host.
 */
final class MapStyle {
    private static final List<String> COLOURS =
            List.of("#1f6f8b", "#b5541c", "#5a7d2b", "#7a4b94", "#a13d63", "#8a6d1d", "#3d5a99", "#4d4d4d");

    private MapStyle() {}

    /**
     * @param tiles where the descriptions of the tiles are
     * @param attribution whom the documents of each kind are from
     */
    static JsonObject of(Kinds kinds, String tiles, String query, MapAttribution attribution) {
        JsonObject sources = new JsonObject();
        JsonArray layers = new JsonArray();
        layers.add(new JsonObject()
                .put("id", "background")
                .put("type", "background")
                .put("paint", new JsonObject().put("background-color", "#f4f2ec")));
        List<Kind<?>> drawn = kinds.list().stream().filter(Kind::hasGeometry).toList();
        for (Kind<?> kind : drawn) {
            JsonObject source =
                    new JsonObject().put("type", "vector").put("url", tiles + kind.plural() + ".json" + query);
            attribution.of(List.of(kind)).ifPresent(text -> source.put("attribution", text));
            sources.put(kind.plural(), source);
            for (Field<?> field : TileJson.extras(kind, Kind.GEOMETRY)) {
                addShapes(layers, kind, TileWriter.extra(kind.plural(), field.name()), "#8c8775");
            }
        }
        for (int i = 0; i < drawn.size(); i++) {
            String colour = COLOURS.get(i % COLOURS.size());
            addShapes(layers, drawn.get(i), drawn.get(i).plural(), colour);
            addPoints(layers, drawn.get(i).plural(), colour);
        }
        return new JsonObject()
                .put("version", 8)
                .put("name", "Pilot City Portal")
                .put("center", JsonArray.of(104, 36))
                .put("zoom", 3)
                .put("sources", sources)
                .put("layers", layers);
    }

    private static void addShapes(JsonArray layers, Kind<?> kind, String layer, String colour) {
        layers.add(layer(kind.plural(), layer, "-fill", "fill")
                .put("filter", JsonArray.of("==", JsonArray.of("geometry-type"), "Polygon"))
                .put("paint", new JsonObject().put("fill-color", colour).put("fill-opacity", 0.12)));
        layers.add(layer(kind.plural(), layer, "-line", "line")
                .put("filter", JsonArray.of("!=", JsonArray.of("geometry-type"), "Point"))
                .put("paint", new JsonObject().put("line-color", colour).put("line-width", 1)));
    }

    private static void addPoints(JsonArray layers, String plural, String colour) {
        JsonArray several = JsonArray.of("has", TileWriter.COUNT);
        JsonArray radius =
                JsonArray.of("interpolate", JsonArray.of("exponential", 0.5), JsonArray.of("get", TileWriter.COUNT));
        for (int[] step : new int[][] {{2, 6}, {100, 12}, {10_000, 18}, {1_000_000, 26}}) {
            radius.add(step[0]).add(step[1]);
        }
        layers.add(layer(plural, plural, "-clusters", "circle")
                .put("filter", several)
                .put("paint", circle(colour).put("circle-radius", radius).put("circle-opacity", 0.55)));
        layers.add(layer(plural, plural, "-points", "circle")
                .put(
                        "filter",
                        JsonArray.of(
                                "all",
                                JsonArray.of("!", several),
                                JsonArray.of("==", JsonArray.of("geometry-type"), "Point")))
                .put("paint", circle(colour).put("circle-radius", 4)));
    }

    private static JsonObject circle(String colour) {
        return new JsonObject()
                .put("circle-color", colour)
                .put("circle-stroke-color", "#ffffff")
                .put("circle-stroke-width", 1);
    }

    private static JsonObject layer(String source, String layer, String suffix, String type) {
        return new JsonObject()
                .put("id", layer + suffix)
                .put("type", type)
                .put("source", source)
                .put("source-layer", layer);
    }
}

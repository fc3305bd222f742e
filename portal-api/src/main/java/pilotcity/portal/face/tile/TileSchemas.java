package pilotcity.portal.face.tile;

import io.vertx.core.json.JsonObject;
import pilotcity.index.tilegrid.TileAddress;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;

/** The schemas of {@link TileJson} and {@link MapStyle}. */
final class TileSchemas {
    static final String TILE_JSON = "TileJson";
    static final String STYLE = "MapStyle";

    private TileSchemas() {}

    static JsonObject tileJson() {
        JsonObject layer = SchemaBuilder.object()
                .with("id", SchemaBuilder.text())
                .with("description", SchemaBuilder.text())
                .with("minzoom", zoom())
                .with("maxzoom", zoom())
                .with("fields", SchemaBuilder.map(SchemaBuilder.text()))
                .json();
        return SchemaBuilder.object()
                .with("tilejson", SchemaBuilder.constant("3.0.0"))
                .with("name", SchemaBuilder.text())
                .with("description", SchemaBuilder.text())
                .with("version", SchemaBuilder.text())
                .with("scheme", SchemaBuilder.constant("xyz"))
                .with(
                        "tiles",
                        SchemaBuilder.described(
                                SchemaBuilder.list(SchemaBuilder.text(), 1, 1),
                                "瓦片的地址模板",
                                "Where tiles are, with {z}, {x} and {y}"))
                .with("minzoom", zoom())
                .with("maxzoom", zoom())
                .with("bounds", SchemaBuilder.list(SchemaBuilder.number(), 4, 4))
                .perhaps("attribution", attribution())
                .with("vector_layers", SchemaBuilder.list(layer))
                .json();
    }

    private static JsonObject attribution() {
        return SchemaBuilder.described(SchemaBuilder.text(), "数据来自何处，HTML", "Whom the data are from, in HTML");
    }

    private static JsonObject zoom() {
        return SchemaBuilder.integer(0, TileAddress.MOST_ZOOM);
    }

    static JsonObject style() {
        JsonObject source = SchemaBuilder.object()
                .with("type", SchemaBuilder.constant("vector"))
                .with("url", SchemaBuilder.text())
                .perhaps("attribution", attribution())
                .json();
        JsonObject layer = SchemaBuilder.object()
                .with("id", SchemaBuilder.text())
                .with("type", SchemaBuilder.text())
                .perhaps("source", SchemaBuilder.text())
                .perhaps("source-layer", SchemaBuilder.text())
                .perhaps("filter", SchemaBuilder.of("array"))
                .with("paint", SchemaBuilder.of("object"))
                .json();
        return SchemaBuilder.object()
                .with("version", SchemaBuilder.constant(8))
                .with("name", SchemaBuilder.text())
                .with("center", SchemaBuilder.list(SchemaBuilder.number(), 2, 2))
                .with("zoom", SchemaBuilder.number())
                .with("sources", SchemaBuilder.map(source))
                .with("layers", SchemaBuilder.list(layer))
                .json();
    }
}

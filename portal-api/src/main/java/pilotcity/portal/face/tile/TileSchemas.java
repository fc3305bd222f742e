package pilotcity.portal.face.tile;

import io.vertx.core.json.JsonObject;
import pilotcity.index.tile.TileAddress;
import pilotcity.portal.kernel.http.operation.Schemas;

/** The schemas of {@link TileJson} and {@link Style}. */
final class TileSchemas {
    static final String TILE_JSON = "TileJson";
    static final String STYLE = "MapStyle";

    private TileSchemas() {}

    static JsonObject tileJson() {
        JsonObject layer = Schemas.object()
                .with("id", Schemas.text())
                .with("description", Schemas.text())
                .with("minzoom", zoom())
                .with("maxzoom", zoom())
                .with("fields", Schemas.map(Schemas.text()))
                .json();
        return Schemas.object()
                .with("tilejson", Schemas.constant("3.0.0"))
                .with("name", Schemas.text())
                .with("description", Schemas.text())
                .with("version", Schemas.text())
                .with("scheme", Schemas.constant("xyz"))
                .with(
                        "tiles",
                        Schemas.described(
                                Schemas.list(Schemas.text(), 1, 1),
                                "瓦片的地址模板",
                                "Where tiles are, with {z}, {x} and {y}"))
                .with("minzoom", zoom())
                .with("maxzoom", zoom())
                .with("bounds", Schemas.list(Schemas.number(), 4, 4))
                .perhaps("attribution", attribution())
                .with("vector_layers", Schemas.list(layer))
                .json();
    }

    private static JsonObject attribution() {
        return Schemas.described(Schemas.text(), "数据来自何处，HTML", "Whom the data are from, in HTML");
    }

    private static JsonObject zoom() {
        return Schemas.integer(0, TileAddress.MOST_ZOOM);
    }

    static JsonObject style() {
        JsonObject source = Schemas.object()
                .with("type", Schemas.constant("vector"))
                .with("url", Schemas.text())
                .perhaps("attribution", attribution())
                .json();
        JsonObject layer = Schemas.object()
                .with("id", Schemas.text())
                .with("type", Schemas.text())
                .perhaps("source", Schemas.text())
                .perhaps("source-layer", Schemas.text())
                .perhaps("filter", Schemas.of("array"))
                .with("paint", Schemas.of("object"))
                .json();
        return Schemas.object()
                .with("version", Schemas.constant(8))
                .with("name", Schemas.text())
                .with("center", Schemas.list(Schemas.number(), 2, 2))
                .with("zoom", Schemas.number())
                .with("sources", Schemas.map(source))
                .with("layers", Schemas.list(layer))
                .json();
    }
}

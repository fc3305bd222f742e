package pilotcity.portal.face.tile.ogc;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import pilotcity.index.kind.Label;
import pilotcity.index.tilegrid.TileAddress;
import pilotcity.portal.face.shared.OgcApiExtension;
import pilotcity.portal.face.tile.mvt.MvtLayerEncoder;
import pilotcity.portal.kernel.encoding.UrlEncoding;

/** What the tiles add to the OGC API (OGC API Tiles 1.0). */
public final class OgcTilesExtension implements OgcApiExtension {
    private static final String SPEC = "http://www.opengis.net/spec/";
    private static final String REL = "http://www.opengis.net/def/rel/ogc/1.0/";
    private static final String JSON = "application/json";
    private static final String SETS = "/tileMatrixSets";
    private static final Label SCHEMES = new Label("瓦片矩阵集", "Tile matrix sets");

    @Override
    public List<String> conformance() {
        return List.of(
                SPEC + "ogcapi-tiles-1/1.0/conf/core",
                SPEC + "ogcapi-tiles-1/1.0/conf/tileset",
                SPEC + "ogcapi-tiles-1/1.0/conf/tilesets-list",
                SPEC + "ogcapi-tiles-1/1.0/conf/geodata-tilesets",
                SPEC + "ogcapi-tiles-1/1.0/conf/datetime",
                SPEC + "ogcapi-tiles-1/1.0/conf/mvt",
                SPEC + "ogcapi-tiles-1/1.0/conf/oas30",
                SPEC + "tms/2.0/conf/tilematrixset",
                SPEC + "tms/2.0/conf/json-tilematrixset",
                SPEC + "tms/2.0/conf/tilesetmetadata",
                SPEC + "tms/2.0/conf/json-tilesetmetadata");
    }

    @Override
    public List<Link> landingLinks() {
        return List.of(new Link(REL + "tiling-schemes", JSON, SETS, SCHEMES));
    }

    @Override
    public List<Link> collectionLinks(String id) {
        return List.of(new Link(REL + "tilesets-vector", JSON, tiles(id), new Label("矢量瓦片", "Vector tiles")));
    }

    private static String tiles(String collection) {
        return "/collections/" + UrlEncoding.segment(collection) + "/tiles";
    }

    @Override
    public JsonObject paths(Map<String, Label> collections) {
        String set = "/{tileMatrixSet}";
        JsonObject paths = new JsonObject()
                .put(SETS, path("tileMatrixSets", SCHEMES.en(), json(), List.of()))
                .put(SETS + set, path("tileMatrixSet", "One tile matrix set", json(), List.of(matrixSet())));
        collections.forEach((collection, label) -> {
            String tiles = tiles(collection);
            String id = collection + ".tile";
            String title = label.en();
            paths.put(tiles, path(id + "sets", "Tilesets of " + title, json(), List.of()))
                    .put(tiles + set, path(id + "set", "A tileset of " + title, json(), List.of(matrixSet())))
                    .put(
                            tiles + set + "/{tileMatrix}/{tileRow}/{tileCol}",
                            path(id, "A vector tile of " + title, mvt(), ofTile()));
        });
        return paths;
    }

    private static List<JsonObject> ofTile() {
        return List.of(
                matrixSet(),
                parameter("path", "tileMatrix", number(TileAddress.MOST_ZOOM)),
                parameter("path", "tileRow", number((1 << TileAddress.MOST_ZOOM) - 1)),
                parameter("path", "tileCol", number((1 << TileAddress.MOST_ZOOM) - 1)),
                parameter("query", "q", text()),
                parameter("query", "filter", text()),
                parameter("query", "datetime", text()));
    }

    private static JsonObject matrixSet() {
        return parameter("path", "tileMatrixSet", text().put("enum", JsonArray.of(TileMatrixSets.ID)));
    }

    private static JsonObject parameter(String in, String name, JsonObject schema) {
        return new JsonObject()
                .put("name", name)
                .put("in", in)
                .put("required", in.equals("path"))
                .put("schema", schema);
    }

    private static JsonObject text() {
        return new JsonObject().put("type", "string");
    }

    private static JsonObject number(int most) {
        return new JsonObject().put("type", "integer").put("minimum", 0).put("maximum", most);
    }

    private static JsonObject json() {
        return new JsonObject().put(JSON, new JsonObject().put("schema", new JsonObject().put("type", "object")));
    }

    private static JsonObject mvt() {
        JsonObject binary = text().put("format", "binary");
        return new JsonObject().put(MvtLayerEncoder.MEDIA_TYPE, new JsonObject().put("schema", binary));
    }

    private static JsonObject path(String id, String summary, JsonObject content, List<JsonObject> parameters) {
        JsonObject format = parameter("query", "f", text());
        JsonObject responses = new JsonObject()
                .put("200", new JsonObject().put("description", summary).put("content", content))
                .put("default", new JsonObject().put("description", "What went wrong (RFC 9457)"));
        if (content.containsKey(MvtLayerEncoder.MEDIA_TYPE)) {
            responses.put("204", new JsonObject().put("description", "Nothing is in the tile"));
        }
        return new JsonObject()
                .put(
                        "get",
                        new JsonObject()
                                .put("operationId", id)
                                .put("summary", summary)
                                .put("parameters", new JsonArray(new ArrayList<>(parameters)).add(format))
                                .put("responses", responses));
    }
}

package pilotcity.portal.face.tile;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import pilotcity.index.kind.Kinds;
import pilotcity.index.tilegrid.TileAddress;
import pilotcity.portal.face.shared.parameters.KindPathParameter;
import pilotcity.portal.face.tile.mvt.MvtLayerEncoder;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.OperationParameter;
import pilotcity.portal.kernel.http.operation.OperationResponse;
import pilotcity.portal.kernel.http.operation.OperationSection;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;

/** The addresses of the tiles of one kind, or of all kinds at once. */
record TileOperations(Operation description, Operation tile, Operation gridDescription, Operation grid) {
    private static final String TILES = "/tiles/";
    private static final int MOST_NUMBER = (1 << TileAddress.MOST_ZOOM) - 1;

    static TileOperations ofAll(TileParameters parameters) {
        return of(parameters, TileParameters.ALL, "OfAll", List.of());
    }

    static TileOperations ofOne(TileParameters parameters) {
        return of(parameters, "{kinds}", "", List.of(KindPathParameter.of(parameters.drawn())));
    }

    private static TileOperations of(
            TileParameters parameters, String name, String of, List<OperationParameter<?>> path) {
        List<OperationParameter<?>> search = parameters.described(name);
        OperationParameter<String> by = by(parameters.kinds());
        Operation tile = tile(name + "/{z}/{x}/{y}.mvt", "getTile" + of, "瓦片", "A vector tile")
                .describe(
                        "条目的矢量瓦片；挤在一起的并为一点。", "Documents as a vector tile; a point stands for several that are close.")
                .withParameters(path)
                .withParameters(address())
                .withParameters(search)
                .withParameters(by);
        Operation grid = tile(name + "/grid/{z}/{x}/{y}.mvt", "getGridTile" + of, "格网瓦片", "A tile of a grid")
                .describe("每格有多少条目。", "How many documents there are in each cell.")
                .withParameters(path)
                .withParameters(address())
                .withParameters(search);
        Operation description = description(name + ".json", "getTileJson" + of, "瓦片的说明", "What the tiles are")
                .withParameters(path)
                .withParameters(search)
                .withParameters(by);
        Operation gridDescription = description(
                        name + "/grid.json", "getGridTileJson" + of, "格网瓦片的说明", "What the tiles of the grid are")
                .withParameters(path)
                .withParameters(search);
        return new TileOperations(description, tile, gridDescription, grid);
    }

    List<Operation> list() {
        return List.of(description, tile, gridDescription, grid);
    }

    /** @param path below the tiles */
    static Operation tile(String path, String id, String zh, String en) {
        return Operation.read(TILES + path, id, OperationSection.TILES, zh, en)
                .withResponse(OperationResponse.of(
                                200,
                                MvtLayerEncoder.MEDIA_TYPE,
                                new JsonObject(),
                                "瓦片",
                                "The tile (Mapbox Vector Tile 2.1)")
                        .withHeaders("ETag"))
                .withResponse(OperationResponse.empty(204, "瓦片中没有内容", "Nothing is in the tile"));
    }

    static List<OperationParameter<?>> address() {
        return List.of(
                OperationParameter.path("z", "级别", "The zoom")
                        .withSchema(SchemaBuilder.integer(0, TileAddress.MOST_ZOOM))
                        .example("3"),
                OperationParameter.path("x", "列，自西向东，小于 2^z", "The column from the west, less than 2^z")
                        .withSchema(SchemaBuilder.integer(0, MOST_NUMBER))
                        .example("6"),
                OperationParameter.path("y", "行，自北向南，小于 2^z", "The row from the north, less than 2^z")
                        .withSchema(SchemaBuilder.integer(0, MOST_NUMBER))
                        .example("3"));
    }

    /** The field that tiles count by, where a point stands for several documents. */
    static OperationParameter<String> by(Kinds kinds) {
        List<String> fields = Stream.concat(
                        Stream.of(TileParameters.KIND),
                        kinds.fieldNames().stream()
                                .filter(name -> kinds.listFields(Set.of(), name).stream()
                                        .anyMatch(field -> field.facetable() && !field.list())))
                .toList();
        return OperationParameter.of(
                        "by",
                        SchemaBuilder.choice(fields),
                        name -> Optional.of(name)
                                .filter(fields::contains)
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "must be kind or a field with one value whose values can be counted, not '"
                                                + name + "'")),
                        "一点代表多个条目时，按此字段的值计数",
                        "Where a point stands for several documents: how many of them have which value of this field")
                .example(TileParameters.KIND);
    }

    static Operation description(String path, String id, String zh, String en) {
        return Operation.read(TILES + path, id, OperationSection.TILES, zh, en)
                .describe(
                        "供地图库读取的 TileJSON；参数随瓦片地址带上。",
                        "TileJSON 3.0.0 for map libraries; its tiles have the same conditions.")
                .withResponse(OperationResponse.json(
                                200, SchemaBuilder.named(TileSchemas.TILE_JSON), "TileJSON", "The TileJSON")
                        .withHeaders("ETag"))
                .withSchema(TileSchemas.TILE_JSON, TileSchemas.tileJson());
    }

    static Operation style(TileParameters parameters) {
        return Operation.read(TILES + "style.json", "getMapStyle", OperationSection.TILES, "地图样式", "A map style")
                .describe(
                        "绘出所有种类的样式（MapLibre），不需别处的字体或图片。",
                        "Draws every kind (MapLibre Style Specification, version 8), without fonts or images from"
                                + " elsewhere.")
                .withParameters(parameters.described(TileParameters.ALL))
                .withResponse(OperationResponse.json(200, SchemaBuilder.named(TileSchemas.STYLE), "样式", "The style")
                        .withHeaders("ETag"))
                .withSchema(TileSchemas.STYLE, TileSchemas.style());
    }
}

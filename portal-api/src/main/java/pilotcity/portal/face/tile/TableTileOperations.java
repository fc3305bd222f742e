package pilotcity.portal.face.tile;

import java.util.List;
import pilotcity.portal.face.shared.parameters.SearchParameterDefinitions;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.OperationParameter;

/** The addresses of the tiles of a published table. */
final class TableTileOperations {
    private static final String PATH = "datasets/{id}/tables/{table}";

    private static final List<OperationParameter<?>> NAMED = List.of(
            OperationParameter.path("id", "数据集编号", "The id of the data set").example("places"),
            OperationParameter.path("table", "表名", "The name of the table").example("places"));

    /** What decides which rows are shown. */
    static final List<OperationParameter<?>> CONDITIONS = List.of(
            SearchParameterDefinitions.Q,
            SearchParameterDefinitions.FILTER,
            SearchParameterDefinitions.FILTER_LANG,
            SearchParameterDefinitions.BBOX,
            SearchParameterDefinitions.DATETIME);

    static final Operation TILE = TileOperations.tile(
                    PATH + "/{z}/{x}/{y}.mvt", "getTableTile", "表的瓦片", "A vector tile of a table")
            .describe("行的矢量瓦片；行多时一点代表多行。", "Rows as a vector tile; where they are many, a point stands for several.")
            .withParameters(NAMED)
            .withParameters(TileOperations.address())
            .withParameters(CONDITIONS);

    static final Operation DESCRIPTION = TileOperations.description(
                    PATH + ".json", "getTableTileJson", "表的瓦片的说明", "What the tiles of a table are")
            .withParameters(NAMED)
            .withParameters(CONDITIONS);

    private TableTileOperations() {}
}

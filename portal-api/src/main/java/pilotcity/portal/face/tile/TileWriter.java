package pilotcity.portal.face.tile;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.TileContent;
import pilotcity.index.search.TileQuery;
import pilotcity.index.tilegrid.TileAddress;
import pilotcity.index.tilegrid.WebMercator;
import pilotcity.portal.face.tile.mvt.MvtLayerEncoder;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.engine.ColumnEngine;
import pilotcity.portal.kernel.table.query.QueryControl;
import pilotcity.portal.kernel.table.query.TableQuery;
import pilotcity.portal.kernel.table.query.TableTileQuery;

/** Vector tiles (Mapbox Vector Tile Specification 2.1) of what the index finds. */
final class TileWriter {
    /** The property with the number of documents where a feature is several. */
    static final String COUNT = "point_count";

    /** Before the value that is counted, in the name of a property of a feature that is several documents. */
    static final String BY = "by:";

    /** A cell this wide has room for a number when the tile is drawn 512 pixels wide. */
    private static final int CELLS = 16;

    private static final int GRID_CELLS = 32;

    /** At most this many documents are shown one by one. */
    private static final int INDIVIDUALS = 200;

    /** From this zoom on, up to {@link #MOST_INDIVIDUALS} are shown one by one. */
    private static final int DETAIL_ZOOM = 14;

    private static final int MOST_INDIVIDUALS = 500;
    private static final int MOST_SHAPES = 1000;

    private static final TileShapes SHAPES = new TileShapes();

    private final Map<String, TileProperties> tileProperties = new HashMap<>();

    /**
     * One tile of what a search finds.
     *
     * @param layer what the tile calls it
     * @param by the field whose values are counted where a feature is several documents, or null
     */
    record TileRequest(
            String layer,
            SearchQuery search,
            TileAddress tile,
            @Nullable String by) {}

    TileWriter(Kinds kinds) {
        kinds.list().forEach(kind -> tileProperties.put(kind.name(), new TileProperties(kind)));
    }

    TileProperties properties(Kind<?> kind) {
        return properties(kind.name());
    }

    private TileProperties properties(String kind) {
        return Objects.requireNonNull(tileProperties.get(kind), kind);
    }

    /** The documents of a tile: points, clusters and shapes. */
    Buffer documents(Index index, TileRequest asked) {
        TileContent tileContent = index.tile(new TileQuery(
                asked.search(), asked.tile(), CELLS, individually(asked.tile()), MOST_SHAPES, asked.by()));
        boolean several = asked.search().kinds().size() != 1;
        return write(
                tileContent,
                asked.layer(),
                Kind.GEOMETRY,
                asked.tile(),
                (layer, document) -> tag(layer, document, several));
    }

    /** The rows of a table in a tile: points, clusters and shapes. */
    static Buffer rows(
            TileLayer shown, TableQuery search, TileAddress tile, ColumnEngine engine, QueryControl control) {
        StoredTable stored = shown.requireTable().table().stored();
        List<String> select = new ArrayList<>(shown.properties().fields().keySet());
        select.add(stored.id());
        TableTileQuery asked =
                new TableTileQuery(shown.id(), search.withSelect(select), tile, CELLS, individually(tile), MOST_SHAPES);
        return write(
                engine.tile(stored, asked, control),
                shown.id(),
                shown.geometry(),
                tile,
                (layer, document) -> shown.properties().tag(layer, document));
    }

    private static int individually(TileAddress tile) {
        return tile.zoom() >= DETAIL_ZOOM ? MOST_INDIVIDUALS : INDIVIDUALS;
    }

    /** Says in a tile what a document says. */
    private interface Tagger {
        void tag(MvtLayerEncoder layer, Document document);
    }

    /** @param geometry the field of the main places, whose layer is that of the points */
    private static Buffer write(TileContent content, String name, String geometry, TileAddress tile, Tagger tagger) {
        MvtLayerEncoder main = new MvtLayerEncoder(name);
        content.points().forEach(spot -> add(main, spot, tile, tagger));
        Buffer body = Buffer.buffer();
        content.shapes().forEach((field, documents) -> {
            boolean isMain = field.equals(geometry);
            MvtLayerEncoder layer = isMain ? main : new MvtLayerEncoder(extra(name, field));
            documents.forEach(document -> add(layer, document, field, tile, tagger));
            if (!isMain) {
                append(body, layer);
            }
        });
        append(body, main);
        return body;
    }

    /** The layer of a geometry that is not the main one. */
    static String extra(String layer, String field) {
        return layer + "." + field;
    }

    private static void append(Buffer body, MvtLayerEncoder layer) {
        if (!layer.isEmpty()) {
            body.appendBytes(layer.toBytes());
        }
    }

    private static void add(MvtLayerEncoder layer, TileContent.TilePoint spot, TileAddress tile, Tagger tagger) {
        Document document = spot.document();
        if (document == null) {
            layer.tag(COUNT, spot.count());
            spot.classes().forEach((value, count) -> layer.tag(BY + value, count));
        } else {
            tagger.tag(layer, document);
        }
        double units = (double) MvtLayerEncoder.EXTENT * (1 << tile.zoom());
        layer.addPoint(
                unit(WebMercator.x(spot.lon()) * units, tile.column()),
                unit(WebMercator.y(spot.lat()) * units, tile.row()));
    }

    /** Whole units from the edge of the tile, in which the position is. */
    private static int unit(double position, int tile) {
        return (int) Math.clamp(
                Math.floor(position - (double) tile * MvtLayerEncoder.EXTENT), 0, MvtLayerEncoder.EXTENT - 1);
    }

    private static void add(MvtLayerEncoder layer, Document document, String field, TileAddress tile, Tagger tagger) {
        Geometry shape = SHAPES.fit(document, field, tile);
        if (!shape.isEmpty()) {
            tagger.tag(layer, document);
            layer.add(shape);
        }
    }

    private void tag(MvtLayerEncoder layer, Document document, boolean several) {
        if (several) {
            layer.tag("kind", document.kind());
        }
        properties(document.kind()).tag(layer, document);
    }

    /** How many documents each cell of a tile has. */
    static Buffer grid(Index index, TileRequest asked) {
        TileContent tileContent = index.tile(TileQuery.counts(asked.search(), asked.tile(), GRID_CELLS));
        MvtLayerEncoder layer = new MvtLayerEncoder(asked.layer());
        int width = MvtLayerEncoder.EXTENT / GRID_CELLS;
        for (int cell = 0; cell < tileContent.cells().length; cell++) {
            if (tileContent.cells()[cell] > 0) {
                int west = cell % GRID_CELLS * width;
                int north = cell / GRID_CELLS * width;
                layer.tag(COUNT, tileContent.cells()[cell]);
                layer.addBox(west, north, west + width, north + width);
            }
        }
        Buffer body = Buffer.buffer();
        append(body, layer);
        return body;
    }
}

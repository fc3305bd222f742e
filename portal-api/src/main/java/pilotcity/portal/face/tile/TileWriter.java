package pilotcity.portal.face.tile;

import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.locationtech.jts.geom.Geometry;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.search.TileContent;
import pilotcity.index.search.TileQuery;
import pilotcity.index.tilegrid.TileAddress;
import pilotcity.index.tilegrid.WebMercator;
import pilotcity.portal.face.tile.mvt.MvtLayerEncoder;

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

    private final Map<String, TileProperties> tileProperties = new HashMap<>();
    private final TileShapes tileShapes = new TileShapes();

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
        int individually = asked.tile().zoom() >= DETAIL_ZOOM ? MOST_INDIVIDUALS : INDIVIDUALS;
        TileContent tileContent =
                index.tile(new TileQuery(asked.search(), asked.tile(), CELLS, individually, MOST_SHAPES, asked.by()));
        MvtLayerEncoder main = new MvtLayerEncoder(asked.layer());
        boolean several = asked.search().kinds().size() != 1;
        tileContent.points().forEach(spot -> add(main, spot, asked.tile(), several));
        Buffer body = Buffer.buffer();
        tileContent.shapes().forEach((field, documents) -> {
            boolean isMain = field.equals(Kind.GEOMETRY);
            MvtLayerEncoder layer = isMain ? main : new MvtLayerEncoder(extra(asked.layer(), field));
            documents.forEach(document -> add(layer, document, field, asked.tile(), several));
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

    private void add(MvtLayerEncoder layer, TileContent.TilePoint spot, TileAddress tile, boolean several) {
        Document document = spot.document();
        if (document == null) {
            layer.tag(COUNT, spot.count());
            spot.classes().forEach((value, count) -> layer.tag(BY + value, count));
        } else {
            tag(layer, document, several);
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

    private void add(MvtLayerEncoder layer, Document document, String field, TileAddress tile, boolean several) {
        Geometry shape = tileShapes.fit(document, field, tile);
        if (!shape.isEmpty()) {
            tag(layer, document, several);
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

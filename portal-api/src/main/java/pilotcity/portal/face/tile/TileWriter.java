package pilotcity.portal.face.tile;

import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.locationtech.jts.geom.Geometry;
import pilotcity.index.Index;
import pilotcity.index.kind.Document;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.search.Tile;
import pilotcity.index.search.TileQuery;
import pilotcity.index.tile.Mercator;
import pilotcity.index.tile.TileAddress;
import pilotcity.portal.face.tile.mvt.MvtLayer;

/** Vector tiles (Mapbox Vector Tile Specification 2.1) of what the index finds. */
final class TileWriter {
    /** The property with the number of documents where a feature is several. */
    static final String COUNT = "point_count";

    /** Before the value that is counted, in the name of a property of a feature that is several documents. */
    static final String BY = "by:";

    /** A cell this wide has room for a number when the tile is drawn 512 pixels wide. */
    private static final int CELLS = 16;

    private static final int GRID_CELLS = 32;

    /** So few documents are shown one by one: there is room for them. */
    private static final int INDIVIDUALS = 200;

    /** From this zoom on so many are. */
    private static final int DETAIL_ZOOM = 14;

    private static final int MOST_INDIVIDUALS = 500;
    private static final int MOST_SHAPES = 1000;

    private final Map<String, Properties> properties = new HashMap<>();
    private final Shapes shapes = new Shapes();

    TileWriter(Kinds kinds) {
        kinds.list().forEach(kind -> properties.put(kind.name(), new Properties(kind)));
    }

    Properties properties(Kind<?> kind) {
        return properties(kind.name());
    }

    private Properties properties(String kind) {
        return Objects.requireNonNull(properties.get(kind), kind);
    }

    /** The documents of a tile: points, clusters and shapes. */
    Buffer documents(Index index, TileRequest asked) {
        int individually = asked.tile().zoom() >= DETAIL_ZOOM ? MOST_INDIVIDUALS : INDIVIDUALS;
        Tile tile =
                index.tile(new TileQuery(asked.search(), asked.tile(), CELLS, individually, MOST_SHAPES, asked.by()));
        MvtLayer main = new MvtLayer(asked.layer());
        boolean several = asked.search().kinds().size() != 1;
        tile.spots().forEach(spot -> add(main, spot, asked.tile(), several));
        Buffer body = Buffer.buffer();
        tile.shapes().forEach((field, documents) -> {
            boolean isMain = field.equals(Kind.GEOMETRY);
            MvtLayer layer = isMain ? main : new MvtLayer(extra(asked.layer(), field));
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

    private static void append(Buffer body, MvtLayer layer) {
        if (!layer.isEmpty()) {
            body.appendBytes(layer.toBytes());
        }
    }

    private void add(MvtLayer layer, Tile.Spot spot, TileAddress tile, boolean several) {
        Document document = spot.document();
        if (document == null) {
            layer.tag(COUNT, spot.count());
            spot.classes().forEach((value, count) -> layer.tag(BY + value, count));
        } else {
            tag(layer, document, several);
        }
        double units = (double) MvtLayer.EXTENT * (1 << tile.zoom());
        layer.addPoint(
                unit(Mercator.x(spot.lon()) * units, tile.column()), unit(Mercator.y(spot.lat()) * units, tile.row()));
    }

    /** Whole units from the edge of the tile, in which the position is. */
    private static int unit(double position, int tile) {
        return (int) Math.clamp(Math.floor(position - (double) tile * MvtLayer.EXTENT), 0, MvtLayer.EXTENT - 1);
    }

    private void add(MvtLayer layer, Document document, String field, TileAddress tile, boolean several) {
        Geometry shape = shapes.fit(document, field, tile);
        if (!shape.isEmpty()) {
            tag(layer, document, several);
            layer.add(shape);
        }
    }

    private void tag(MvtLayer layer, Document document, boolean several) {
        if (several) {
            layer.tag("kind", document.kind());
        }
        properties(document.kind()).tag(layer, document);
    }

    /** How many documents each cell of a tile has. */
    static Buffer grid(Index index, TileRequest asked) {
        Tile tile = index.tile(TileQuery.counts(asked.search(), asked.tile(), GRID_CELLS));
        MvtLayer layer = new MvtLayer(asked.layer());
        int width = MvtLayer.EXTENT / GRID_CELLS;
        for (int cell = 0; cell < tile.cells().length; cell++) {
            if (tile.cells()[cell] > 0) {
                int west = cell % GRID_CELLS * width;
                int north = cell / GRID_CELLS * width;
                layer.tag(COUNT, tile.cells()[cell]);
                layer.addBox(west, north, west + width, north + width);
            }
        }
        Buffer body = Buffer.buffer();
        append(body, layer);
        return body;
    }
}

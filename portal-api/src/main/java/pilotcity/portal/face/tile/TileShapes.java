package pilotcity.portal.face.tile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;
import pilotcity.index.document.Document;
import pilotcity.index.spatial.GeoJson;
import pilotcity.index.tilegrid.TileAddress;
import pilotcity.index.tilegrid.WebMercator;
import pilotcity.portal.face.tile.mvt.MvtLayerEncoder;

/**
 * Lines and areas as a tile draws them: no more corners than its zoom can show, on whole units, cut off a little beyond
 * its edge. What was simplified for one tile serves its neighbours.
 */
final class TileShapes {
    /** The smallest detail that is drawn; half a pixel of a tile that is 512 wide. */
    private static final double TOLERANCE = 4;

    private static final double MARGIN = MvtLayerEncoder.EXTENT / 32.0;
    private static final long MOST_CORNERS = 1_000_000;
    private static final PrecisionModel WHOLE = new PrecisionModel(1);
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final JsonFactory JSON = new ObjectMapper().getFactory();

    private final Cache<Key, Geometry> simplified = Caffeine.newBuilder()
            .maximumWeight(MOST_CORNERS)
            .weigher((Key key, Geometry shape) -> shape.getNumPoints() + 20)
            .build();

    /** @param content identifies one state of a document */
    private record Key(String kind, String id, long content, String field, int zoom) {}

    /** The shape in the units of the tile; empty when nothing of it can be seen there. */
    Geometry fit(Document document, String field, TileAddress tile) {
        Key key = new Key(document.kind(), document.id(), digest(document.json()), field, tile.zoom());
        Geometry whole = simplified.get(key, missing -> simplify(document, field, tile.zoom()));
        Geometry placed = whole.copy();
        double column = (double) tile.column() * MvtLayerEncoder.EXTENT;
        double row = (double) tile.row() * MvtLayerEncoder.EXTENT;
        placed.apply(new Each(at -> {
            at.x -= column;
            at.y -= row;
        }));
        Geometry seen = cut(placed);
        return seen.isEmpty() ? dot(placed) : seen;
    }

    private static long digest(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return sum.getValue() << Integer.SIZE | Integer.toUnsignedLong(Arrays.hashCode(bytes));
    }

    private static Geometry simplify(Document document, String field, int zoom) {
        Geometry shape = geometry(document, field);
        double units = (double) MvtLayerEncoder.EXTENT * (1 << zoom);
        shape.apply(new Each(at -> {
            at.x = WebMercator.x(at.x) * units;
            at.y = Math.clamp(WebMercator.y(at.y), 0, 1) * units;
        }));
        return TopologyPreservingSimplifier.simplify(shape, TOLERANCE);
    }

    private static Geometry geometry(Document document, String field) {
        try (JsonParser json = JSON.createParser(document.json())) {
            json.nextToken();
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                if (name.equals(field)) {
                    return GeoJson.read(json.readValueAsTree().toString());
                }
                json.skipChildren();
            }
            return FACTORY.createEmpty(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is too small to be drawn as it is, is a dot in the tile that has its middle. */
    private static Geometry dot(Geometry shape) {
        Envelope around = shape.getEnvelopeInternal();
        Coordinate middle = around.centre();
        boolean small = middle != null && Math.max(around.getWidth(), around.getHeight()) <= 2 * TOLERANCE;
        return small && isInside(middle.x) && isInside(middle.y)
                ? FACTORY.createPoint(new Coordinate(Math.floor(middle.x), Math.floor(middle.y)))
                : FACTORY.createEmpty(0);
    }

    private static boolean isInside(double position) {
        return position >= 0 && position < MvtLayerEncoder.EXTENT;
    }

    private static Geometry cut(Geometry shape) {
        Envelope view =
                new Envelope(-MARGIN, MvtLayerEncoder.EXTENT + MARGIN, -MARGIN, MvtLayerEncoder.EXTENT + MARGIN);
        if (shape.isEmpty() || !view.intersects(shape.getEnvelopeInternal())) {
            return FACTORY.createEmpty(0);
        }
        Geometry frame = FACTORY.toGeometry(view);
        try {
            return inside(shape, frame);
        } catch (TopologyException | IllegalArgumentException e) {
            // simplified until it touches itself, or a collection
            return inside(GeometryFixer.fix(shape).union(), frame);
        }
    }

    /** An area that collapses to a line on whole units is no part of the result. */
    private static Geometry inside(Geometry shape, Geometry frame) {
        OverlayNG overlay = new OverlayNG(shape, frame, WHOLE, OverlayNG.INTERSECTION);
        overlay.setStrictMode(true);
        return overlay.getResult();
    }

    /** Changes every position. */
    private record Each(java.util.function.Consumer<Coordinate> change) implements CoordinateSequenceFilter {
        @Override
        public void filter(CoordinateSequence sequence, int i) {
            Coordinate at = sequence.getCoordinateCopy(i);
            change.accept(at);
            sequence.setOrdinate(i, 0, at.x);
            sequence.setOrdinate(i, 1, at.y);
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }
}

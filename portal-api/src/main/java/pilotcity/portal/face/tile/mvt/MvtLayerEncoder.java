package pilotcity.portal.face.tile.mvt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFilter;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * One layer of a vector tile (Mapbox Vector Tile Specification 2.1, clause 4.1), written as its features are added.
 * Positions are whole numbers from 0 to {@link #EXTENT} from the north west of the tile.
 */
public final class MvtLayerEncoder {
    public static final String MEDIA_TYPE = "application/vnd.mapbox-vector-tile";

    /** How many units a tile is wide. */
    public static final int EXTENT = 4096;

    private static final int VERSION = 2;
    private static final int POINT = 1;
    private static final int LINE = 2;
    private static final int POLYGON = 3;

    private final String name;
    private final ProtocolBufferWriter features = new ProtocolBufferWriter();
    private final ProtocolBufferWriter feature = new ProtocolBufferWriter();
    private final ProtocolBufferWriter tags = new ProtocolBufferWriter();
    private final DrawingCommands drawing = new DrawingCommands();
    private final Map<String, Integer> keys = new LinkedHashMap<>();
    private final Map<Object, Integer> values = new LinkedHashMap<>();

    public MvtLayerEncoder(String name) {
        this.name = name;
    }

    /**
     * A property of the feature that is added next.
     *
     * @param value a string, a boolean, a whole number or a decimal one
     */
    public void tag(String key, Object value) {
        Object stored = value instanceof Integer number ? Long.valueOf(number) : value;
        tags.varint(keys.computeIfAbsent(key, added -> keys.size()));
        tags.varint(values.computeIfAbsent(stored, added -> values.size()));
    }

    public void addPoint(int x, int y) {
        drawing.start();
        drawing.point(x, y);
        write(POINT);
        tags.clear();
    }

    public void addBox(int west, int north, int east, int south) {
        drawing.start();
        drawing.box(west, north, east, south);
        write(POLYGON);
        tags.clear();
    }

    /** Adds a geometry with whole coordinates; its points, its lines and its areas are a feature each. */
    public void add(Geometry geometry) {
        addParts(POINT, parts(geometry, Point.class), drawing::points);
        addParts(LINE, parts(geometry, LineString.class), lines -> lines.forEach(drawing::line));
        addParts(POLYGON, parts(geometry, Polygon.class), areas -> areas.forEach(drawing::polygon));
        tags.clear();
    }

    private <G extends Geometry> void addParts(int type, List<G> parts, Consumer<List<G>> draw) {
        if (!parts.isEmpty()) {
            drawing.start();
            draw.accept(parts);
            write(type);
        }
    }

    private static <G extends Geometry> List<G> parts(Geometry geometry, Class<G> type) {
        List<G> parts = new ArrayList<>();
        geometry.apply((GeometryFilter) part -> {
            if (type.isInstance(part) && !part.isEmpty()) {
                parts.add(type.cast(part));
            }
        });
        return parts;
    }

    private void write(int type) {
        feature.clear();
        if (!tags.isEmpty()) {
            feature.message(2, tags);
        }
        feature.number(3, type);
        feature.message(4, drawing.commands());
        features.message(2, feature);
    }

    public boolean isEmpty() {
        return features.isEmpty();
    }

    /** The layer as field 3 of a tile; a tile is nothing but its layers, one after the other. */
    public byte[] toBytes() {
        ProtocolBufferWriter layer = new ProtocolBufferWriter();
        layer.number(15, VERSION);
        layer.text(1, name);
        layer.append(features);
        keys.keySet().forEach(key -> layer.text(3, key));
        values.keySet().forEach(value -> layer.message(4, encoded(value)));
        layer.number(5, EXTENT);
        ProtocolBufferWriter tile = new ProtocolBufferWriter();
        tile.message(3, layer);
        return tile.toBytes();
    }

    private static ProtocolBufferWriter encoded(Object value) {
        ProtocolBufferWriter message = new ProtocolBufferWriter();
        switch (value) {
            case Boolean flag -> message.number(7, flag ? 1 : 0);
            case Long number when number >= 0 -> message.number(5, number);
            case Long number -> message.number(4, number);
            case Double number -> message.decimal(3, number);
            default -> message.text(1, value.toString());
        }
        return message;
    }
}

package pilotcity.portal.kernel.table.source.flatgeobuf;

import org.locationtech.jts.geom.GeometryFactory;
import org.wololo.flatgeobuf.GeometryConversions;
import org.wololo.flatgeobuf.generated.Geometry;
import org.wololo.flatgeobuf.generated.GeometryType;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.TableSourceException;

/**
 * The shapes of a FlatGeobuf. The header says of which type all are, and each of them only where the header says
 * Unknown (FlatGeobuf 3, {@code header.fbs} and {@code feature.fbs}).
 *
 * @param type of all, as the format counts them
 */
record FlatGeobufShapes(int type, ReadLimits limits) {
    private static final int SMALLEST_PART = 4;
    private static final GeometryFactory SHAPES = new GeometryFactory();

    /** The shape, or a text that shows what is none. */
    Object read(Geometry geometry, int bytes, long row) {
        requireSound(geometry, bytes, row, 1);
        int own = type == GeometryType.Unknown ? geometry.type() : type;
        try {
            return shape(geometry, own);
        } catch (RuntimeException e) {
            // The library throws of every kind for a type that it does not know and parts that do not fit.
            return "shape of type " + GeometryType.name(own) + ": " + e.getMessage();
        }
    }

    private static org.locationtech.jts.geom.Geometry shape(Geometry geometry, int type) {
        if (type == GeometryType.Unknown) {
            throw new IllegalArgumentException("neither the file nor the feature says which shape it is");
        }
        if (type != GeometryType.GeometryCollection) {
            return GeometryConversions.deserialize(geometry, type);
        }
        var parts = new org.locationtech.jts.geom.Geometry[geometry.partsLength()];
        for (int i = 0; i < parts.length; i++) {
            Geometry part = geometry.parts(i);
            parts[i] = shape(part, part.type());
        }
        return SHAPES.createGeometryCollection(parts);
    }

    private void requireSound(Geometry geometry, int bytes, long row, int depth) {
        limits.requireNesting(row, depth);
        limits.requirePoints(row, geometry.xyLength() / 2);
        boolean lengths = geometry.xyLength() <= bytes / Double.BYTES
                && geometry.zLength() <= bytes / Double.BYTES
                && geometry.mLength() <= bytes / Double.BYTES
                && geometry.endsLength() <= bytes / Integer.BYTES
                && geometry.partsLength() <= bytes / SMALLEST_PART;
        if (!lengths || geometry.xyLength() % 2 != 0) {
            throw damaged(row);
        }
        long before = 0;
        for (int i = 0; i < geometry.endsLength(); i++) {
            if (geometry.ends(i) < before || geometry.ends(i) > geometry.xyLength() / 2) {
                throw damaged(row);
            }
            before = geometry.ends(i);
        }
        for (int i = 0; i < geometry.partsLength(); i++) {
            requireSound(geometry.parts(i), bytes, row, depth + 1);
        }
    }

    static TableSourceException damaged(long row) {
        return new TableSourceException(
                row,
                "FlatGeobuf 在第 %,d 个要素处损坏。".formatted(row),
                "The FlatGeobuf is damaged at feature %,d.".formatted(row));
    }
}

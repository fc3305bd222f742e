package pilotcity.portal.face.shared.export.format;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.IOException;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.wololo.flatgeobuf.GeometryConversions;
import org.wololo.flatgeobuf.generated.GeometryType;

/** Shapes as FlatGeobuf 3 writes them; collections, too, which the library does not know. */
final class FlatGeobufGeometry {
    private FlatGeobufGeometry() {}

    /**
     * Writes a shape; returns its offset.
     *
     * @param header the type that the header gives to all; where it is Unknown, each shape says its own
     */
    static int write(FlatBufferBuilder builder, Geometry geometry, int header) throws IOException {
        if (!geometry.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION)) {
            return GeometryConversions.serialize(builder, geometry, (byte) header);
        }
        GeometryCollection collection = (GeometryCollection) geometry;
        int[] offsets = new int[collection.getNumGeometries()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = write(builder, collection.getGeometryN(i), GeometryType.Unknown);
        }
        int parts = org.wololo.flatgeobuf.generated.Geometry.createPartsVector(builder, offsets);
        return org.wololo.flatgeobuf.generated.Geometry.createGeometry(
                builder, 0, 0, 0, 0, 0, 0, GeometryType.GeometryCollection, parts);
    }
}

package pilotcity.index.store;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.geo.GeoEncodingUtils;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** The bounding corners of shapes, encoded as Lucene encodes points. */
final class ShapeCorners {
    private ShapeCorners() {}

    /** Notes the corners of a shape; a point has its own. */
    static void index(Document document, Geometry shape) {
        Envelope around = shape.getEnvelopeInternal();
        document.add(new SortedNumericDocValuesField(
                LuceneFieldNames.CORNERS,
                at(
                        GeoEncodingUtils.encodeLongitude(around.getMinX()),
                        GeoEncodingUtils.encodeLatitude(around.getMinY()))));
        document.add(new SortedNumericDocValuesField(
                LuceneFieldNames.CORNERS,
                at(
                        GeoEncodingUtils.encodeLongitudeCeil(around.getMaxX()),
                        GeoEncodingUtils.encodeLatitudeCeil(around.getMaxY()))));
    }

    private static long at(int lon, int lat) {
        return ((long) lat << 32) | (lon & 0xFFFF_FFFFL);
    }
}

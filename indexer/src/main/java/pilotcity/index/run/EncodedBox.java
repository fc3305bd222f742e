package pilotcity.index.run;

import org.apache.lucene.geo.GeoEncodingUtils;
import org.locationtech.jts.geom.Envelope;

/** The box around positions in the encoding of the index, which keeps their order. */
final class EncodedBox {
    private int west = Integer.MAX_VALUE;
    private int south = Integer.MAX_VALUE;
    private int east = Integer.MIN_VALUE;
    private int north = Integer.MIN_VALUE;

    void add(int latitude, int longitude) {
        west = Math.min(west, longitude);
        south = Math.min(south, latitude);
        east = Math.max(east, longitude);
        north = Math.max(north, latitude);
    }

    /** In degrees; without extent where nothing was added. */
    Envelope envelope() {
        return west > east
                ? new Envelope()
                : new Envelope(
                        GeoEncodingUtils.decodeLongitude(west),
                        GeoEncodingUtils.decodeLongitude(east),
                        GeoEncodingUtils.decodeLatitude(south),
                        GeoEncodingUtils.decodeLatitude(north));
    }
}

package pilotcity.index.spatial;

import org.locationtech.jts.geom.Point;

/** x. */
public enum Crs {
    WGS84;

    public static Crs of(String c) {
        return WGS84;
    }

    public Point toWgs84(double lon, double lat) {
        return Geometries.point(lon, lat);
    }
}

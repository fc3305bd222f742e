package pilotcity.index.spatial;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;

/** The coordinates that people in China meet on maps. Inside the portal all are WGS84. */
public enum Crs {
    /** GPS, and most of the world's maps. */
    WGS84("wgs84"),
    /** Gaode (Amap), Tencent, Google in China. */
    GCJ02("gcj02"),
    /** Baidu. */
    BD09("bd09");

    private final String code;

    Crs(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException when {@code code} is none */
    public static Crs of(String code) {
        for (Crs crs : values()) {
            if (crs.code.equals(code)) {
                return crs;
            }
        }
        throw new IllegalArgumentException("must be "
                + Arrays.stream(values()).map(Crs::code).collect(Collectors.joining(" or ")) + ", not '" + code + "'");
    }

    /** The point in WGS84. */
    public Point toWgs84(double lon, double lat) {
        Coordinate at = switch (this) {
            case WGS84 -> new Coordinate(lon, lat);
            case GCJ02 -> ChinaDatum.gcj02ToWgs84(lon, lat);
            case BD09 -> ChinaDatum.bd09ToWgs84(lon, lat);
        };
        return Geometries.point(at.x, at.y);
    }
}

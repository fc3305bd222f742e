package pilotcity.index.spatial;

import org.locationtech.jts.geom.Coordinate;

/**
 * The shifted coordinates of Chinese map services. GCJ-02 moves WGS84 by some hundred metres inside China, BD-09 moves
 * that once more. The formulas are those in public use, which agree with the services to about a metre; the way back is
 * found by iteration and inverts them to better than a millionth of a degree (10 cm).
 */
final class ChinaDatum {
    private static final double AXIS = 6_378_245.0;
    private static final double ECCENTRICITY = 0.006693421622965943;
    private static final double BAIDU_TURN = Math.PI * 3000.0 / 180.0;
    private static final int MOST_STEPS = 30;
    private static final double CLOSE = 1e-10;

    private ChinaDatum() {}

    @FunctionalInterface
    private interface Shift {
        Coordinate of(Coordinate from);
    }

    /** Outside a box around China, which the services leave as it is, this is the identity. */
    static Coordinate gcj02ToWgs84(double lon, double lat) {
        Coordinate shifted = new Coordinate(lon, lat);
        return isOutside(shifted) ? shifted : inverse(ChinaDatum::wgs84ToGcj02, shifted);
    }

    static Coordinate bd09ToWgs84(double lon, double lat) {
        Coordinate shifted = new Coordinate(lon, lat);
        if (isOutside(shifted)) {
            return shifted;
        }
        Coordinate gcj02 = inverse(ChinaDatum::gcj02ToBd09, shifted);
        return gcj02ToWgs84(gcj02.x, gcj02.y);
    }

    static Coordinate wgs84ToGcj02(Coordinate from) {
        if (isOutside(from)) {
            return from;
        }
        double x = from.x - 105.0;
        double y = from.y - 35.0;
        double latitude = Math.toRadians(from.y);
        double magic = 1 - ECCENTRICITY * Math.sin(latitude) * Math.sin(latitude);
        double metresNorth = AXIS * (1 - ECCENTRICITY) / (magic * Math.sqrt(magic));
        double metresEast = AXIS / Math.sqrt(magic) * Math.cos(latitude);
        return new Coordinate(
                from.x + Math.toDegrees(east(x, y) / metresEast), from.y + Math.toDegrees(north(x, y) / metresNorth));
    }

    static Coordinate gcj02ToBd09(Coordinate from) {
        double radius = Math.hypot(from.x, from.y) + 0.00002 * Math.sin(from.y * BAIDU_TURN);
        double angle = Math.atan2(from.y, from.x) + 0.000003 * Math.cos(from.x * BAIDU_TURN);
        return new Coordinate(radius * Math.cos(angle) + 0.0065, radius * Math.sin(angle) + 0.006);
    }

    private static Coordinate inverse(Shift shift, Coordinate shifted) {
        Coordinate guess = shifted;
        for (int step = 0; step < MOST_STEPS; step++) {
            Coordinate there = shift.of(guess);
            double x = shifted.x - there.x;
            double y = shifted.y - there.y;
            guess = new Coordinate(guess.x + x, guess.y + y);
            if (Math.abs(x) < CLOSE && Math.abs(y) < CLOSE) {
                break;
            }
        }
        return guess;
    }

    private static double east(double x, double y) {
        return 300.0
                + x
                + 2.0 * y
                + 0.1 * x * x
                + 0.1 * x * y
                + 0.1 * Math.sqrt(Math.abs(x))
                + waves(x, 6, 20.0, 2, 20.0)
                + waves(x, 1, 20.0, 1.0 / 3, 40.0)
                + waves(x, 1.0 / 12, 150.0, 1.0 / 30, 300.0);
    }

    private static double north(double x, double y) {
        return -100.0
                + 2.0 * x
                + 3.0 * y
                + 0.2 * y * y
                + 0.1 * x * y
                + 0.2 * Math.sqrt(Math.abs(x))
                + waves(x, 6, 20.0, 2, 20.0)
                + waves(y, 1, 20.0, 1.0 / 3, 40.0)
                + waves(y, 1.0 / 12, 160.0, 1.0 / 30, 320.0);
    }

    private static double waves(double at, double first, double height, double second, double otherHeight) {
        return (height * Math.sin(at * first * Math.PI) + otherHeight * Math.sin(at * second * Math.PI)) * 2.0 / 3.0;
    }

    private static boolean isOutside(Coordinate at) {
        return !(at.x >= 72.004 && at.x <= 137.8347 && at.y >= 0.8293 && at.y <= 55.8271);
    }
}

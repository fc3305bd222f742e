package pilotcity.index.tilegrid;

/** Web Mercator (EPSG:3857) with the whole square from 0 to 1: x from the west, y from the north. */
public final class WebMercator {
    /** Where the square ends, in the north and in the south. */
    public static final double MOST_LATITUDE = 85.0511287798066;

    private WebMercator() {}

    public static double x(double longitude) {
        return longitude / 360 + 0.5;
    }

    public static double y(double latitude) {
        double sine = Math.sin(Math.toRadians(latitude));
        return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
    }

    public static double longitude(double x) {
        return (x - 0.5) * 360;
    }

    public static double latitude(double y) {
        return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * y))));
    }
}

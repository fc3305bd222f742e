package pilotcity.portal.bench.opensearch;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.random.RandomGenerator;
import pilotcity.index.tilegrid.WebMercator;
import pilotcity.portal.bench.corpus.SampleGenerator;
import pilotcity.portal.bench.corpus.SampleVocabulary;

/**
 * A place, a time and a word to ask about, hardly ever the same twice, so that no cache of answers helps either side.
 *
 * @param reach half the height of the box, in degrees
 * @param radius in metres
 */
public record SearchWindow(
        String word, String category, double lon, double lat, double reach, Instant from, Instant to, int radius) {
    private static final double CLUSTER_DEGREES = 0.04;
    private static final double SMALLEST_DEGREES = 0.02;
    private static final double MORE_DEGREES = 0.13;
    private static final double WIDER = 1.3;
    private static final double INNER = 0.6;
    private static final int CORNERS = 12;
    private static final int SMALLEST_METRES = 500;
    private static final int MORE_METRES = 3_500;
    private static final int FIRST_DAYS = 5 * 365;
    private static final int SHORTEST_DAYS = 180;
    private static final int MORE_DAYS = 550;
    private static final int CITY_ZOOM = 10;
    private static final int DAY_SECONDS = 86_400;

    public static SearchWindow random(SampleGenerator generator, RandomGenerator random) {
        SampleGenerator.Centre centre = generator.centre(random);
        Instant from = SampleGenerator.FIRST
                .plus(Duration.ofDays(random.nextInt(FIRST_DAYS)))
                .plusSeconds(random.nextInt(DAY_SECONDS));
        return new SearchWindow(
                SampleVocabulary.word(random),
                generator.category(random),
                rounded(centre.lon() + random.nextGaussian() * CLUSTER_DEGREES),
                rounded(centre.lat() + random.nextGaussian() * CLUSTER_DEGREES),
                rounded(SMALLEST_DEGREES + random.nextDouble() * MORE_DEGREES),
                from,
                from.plus(Duration.ofDays(SHORTEST_DAYS + random.nextInt(MORE_DAYS))),
                SMALLEST_METRES + random.nextInt(MORE_METRES));
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 1e5) / 1e5;
    }

    public double west() {
        return lon - reach * WIDER;
    }

    public double east() {
        return lon + reach * WIDER;
    }

    public double south() {
        return lat - reach;
    }

    public double north() {
        return lat + reach;
    }

    /** The corners of a star, closed: longitude and latitude of each. */
    public double[][] star() {
        double[][] corners = new double[CORNERS + 1][];
        for (int i = 0; i <= CORNERS; i++) {
            double angle = 2 * Math.PI * (i % CORNERS) / CORNERS;
            double length = reach * (i % 2 == 0 ? 1 : INNER);
            corners[i] = new double[] {
                rounded(lon + length * WIDER * Math.cos(angle)), rounded(lat + length * Math.sin(angle))
            };
        }
        return corners;
    }

    /** The tile of a city that the place lies in. */
    public City city() {
        int all = 1 << CITY_ZOOM;
        return new City(CITY_ZOOM, (int) (WebMercator.x(lon) * all), (int) (WebMercator.y(lat) * all));
    }

    /** A tile. */
    public record City(int zoom, int column, int row) {
        private double degrees(double x) {
            return x / (1 << zoom) * 360 - 180;
        }

        private double latitude(double y) {
            return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * y / (1 << zoom)))));
        }

        public double west() {
            return degrees(column);
        }

        public double east() {
            return degrees(column + 1);
        }

        public double north() {
            return latitude(row);
        }

        public double south() {
            return latitude(row + 1);
        }
    }

    public static String number(double value) {
        return String.format(Locale.ROOT, "%.7f", value);
    }
}

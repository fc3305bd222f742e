package pilotcity.portal.bench.corpus;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import pilotcity.index.spatial.Geometries;

/**
 * Makes samples from a seed: clustered around real places, the larger the denser; Chinese and English text; skewed
 * categories; seven years of times. The same number gives the same sample, in any order.
 */
public final class SampleGenerator {
    public static final Instant FIRST = Instant.parse("2012-01-01T00:00:00Z");
    private static final long SPAN_SECONDS = Duration.ofDays(7 * 365).toSeconds();
    private static final double CLUSTER_DEGREES = 0.04;
    private static final int FROM_CITY_TO_CITY = 50;

    /** A real place to cluster around. */
    public record Centre(String code, String province, double lon, double lat) {}

    private final long seed;
    private final List<Centre> centres;

    public SampleGenerator(long seed, List<Centre> centres) {
        this.seed = seed;
        this.centres = centres;
    }

    /** The places of {@code places.csv} that have a point. */
    public static List<Centre> centres(Path csv) {
        List<Centre> centres = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
            for (NamedCsvRecord row : rows) {
                if (!row.getField("lon").isEmpty()) {
                    String code = row.getField("code");
                    centres.add(new Centre(
                            code,
                            code.substring(0, 2) + "0000",
                            Double.parseDouble(row.getField("lon")),
                            Double.parseDouble(row.getField("lat"))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return centres;
    }

    /** Some sixty of {@link #centres}: records then crowd as those of a few cities do. */
    public static List<Centre> cities(Path csv) {
        List<Centre> centres = centres(csv);
        return IntStream.range(0, centres.size())
                .filter(number -> number % FROM_CITY_TO_CITY == 0)
                .mapToObj(centres::get)
                .toList();
    }

    public RandomGenerator random(long number) {
        return new SplittableRandom(seed * 1_000_003 + number);
    }

    public SampleDocument sample(long number) {
        RandomGenerator random = random(number);
        Centre centre = centre(random);
        Instant reported = FIRST.plusSeconds(random.nextLong(SPAN_SECONDS));
        SampleVocabulary.Topic topic = SampleVocabulary.topic(random);
        return new SampleDocument(
                "S-%09d".formatted(number),
                SampleVocabulary.description(topic, random),
                SampleVocabulary.address(random),
                topic.category(),
                SampleVocabulary.status(random),
                "agency-" + skewed(random, 40),
                centre.province(),
                centre.code(),
                reported,
                reported.plusSeconds(random.nextLong(2_000_000)),
                Geometries.point(
                        round(centre.lon() + random.nextGaussian() * CLUSTER_DEGREES),
                        round(centre.lat() + random.nextGaussian() * CLUSTER_DEGREES)));
    }

    public Centre centre(RandomGenerator random) {
        return centres.get(skewed(random, centres.size()));
    }

    /** A category of the portal that records have, as often as they have it. */
    public String category(RandomGenerator random) {
        return ServiceRequestFile.category(SampleVocabulary.topic(random).category(), random);
    }

    /** Small numbers more often than large ones. */
    static int skewed(RandomGenerator random, int bound) {
        double uniform = random.nextDouble();
        return (int) (bound * uniform * uniform);
    }

    private static double round(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }

    public static String format(double number) {
        return String.format(Locale.ROOT, "%.4f", number);
    }
}

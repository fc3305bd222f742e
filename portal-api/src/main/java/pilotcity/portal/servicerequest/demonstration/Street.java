package pilotcity.portal.servicerequest.demonstration;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.locationtech.jts.geom.Point;
import pilotcity.index.spatial.Geometries;

/**
 * A piece of a real street of Guangzhou.
 *
 * @param near what is there
 * @param place the district
 */
public record Street(String name, String near, String nameEn, String place, double lon, double lat) {
    /** Degrees around the middle of the piece: about 120 m. */
    private static final double REACH = 0.0012;

    private static final double SAME_SPOT = 0.0002;

    public static List<Street> all() {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(
                        Objects.requireNonNull(Street.class.getResourceAsStream("streets.csv")),
                        StandardCharsets.UTF_8))) {
            return rows.stream()
                    .map(row -> new Street(
                            row.getField("street"),
                            row.getField("near"),
                            row.getField("street_en"),
                            row.getField("place"),
                            Double.parseDouble(row.getField("lon")),
                            Double.parseDouble(row.getField("lat"))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Point somewhere(RandomGenerator random) {
        return around(lon, lat, REACH, random);
    }

    /** Where somebody else would put the same thing. */
    public static Point close(Point point, RandomGenerator random) {
        return around(point.getX(), point.getY(), SAME_SPOT, random);
    }

    private static Point around(double lon, double lat, double reach, RandomGenerator random) {
        return Geometries.point(
                rounded(lon + random.nextDouble(-reach, reach)), rounded(lat + random.nextDouble(-reach, reach)));
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }
}

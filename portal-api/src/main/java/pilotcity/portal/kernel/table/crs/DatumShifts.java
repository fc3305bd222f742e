package pilotcity.portal.kernel.table.crs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.Proj4jException;

/**
 * How datums lie to WGS84, by their names: those of EPSG, and what PROJ has under their codes. The shifts that stand
 * beside the names turn in the other direction for some datums, so they are not used.
 */
final class DatumShifts {
    private static final String EPSG = "/proj4/wkt/epsg.properties";
    private static final Pattern GEOGRAPHIC = Pattern.compile("(4\\d{3})=GEOGCS\\[\"[^\"]*\", DATUM\\[\"([^\"]*)\".*");
    /** Datums that ESRI calls by another name than EPSG. */
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "mgi", "militargeographischeinstitut",
            "belge1972", "reseaunationalbelge1972",
            "european1950", "europeandatum1950",
            "ntf", "nouvelletriangulationfrancaise",
            "sjtsk", "systemjednotnetrigonometrickesitekatastralni",
            "pulkovo1942adj1983", "pulkovo1942");

    private DatumShifts() {}

    private static final class Known {
        private static final Map<String, String> CODES = read();
    }

    /** The parameter of PROJ that says how it lies: {@code +towgs84} or {@code +datum}. */
    static Optional<String> find(String datum) {
        String name = simple(datum);
        String code = Known.CODES.get(OTHER_NAMES.getOrDefault(name, name));
        if (code == null) {
            return Optional.empty();
        }
        try {
            return Arrays.stream(new CRSFactory().createFromName("EPSG:" + code).getParameters())
                    .filter(parameter -> parameter.startsWith("+towgs84=") || parameter.startsWith("+datum="))
                    .findFirst();
        } catch (Proj4jException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> read() {
        Map<String, String> codes = new HashMap<>();
        try (InputStream in = DatumShifts.class.getResourceAsStream(EPSG)) {
            if (in == null) {
                throw new IllegalStateException(EPSG + " is missing");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher system = GEOGRAPHIC.matcher(line);
                if (system.matches()) {
                    codes.merge(simple(system.group(2)), system.group(1), (a, b) -> a.compareTo(b) < 0 ? a : b);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return codes;
    }

    /** ESRI's names are the same with {@code D_} before and lines for spaces. */
    private static String simple(String datum) {
        return datum.replaceFirst("^D_", "").replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}

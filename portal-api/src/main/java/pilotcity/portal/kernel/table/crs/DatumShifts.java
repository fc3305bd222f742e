package pilotcity.portal.kernel.table.crs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How datums lie to WGS84, by their names, from the EPSG data that Proj4J has. */
final class DatumShifts {
    private static final String EPSG = "/proj4/wkt/epsg.properties";
    private static final Pattern SHIFT =
            Pattern.compile("DATUM\\[\"([^\"]*)\", SPHEROID\\[[^\\]]*(?:\\[[^\\]]*\\])?\\], TOWGS84\\[([^\\]]*)\\]");

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
        private static final Map<String, String> SHIFTS = read();
    }

    /** The parameters of {@code +towgs84}. */
    static Optional<String> find(String datum) {
        String name = simple(datum);
        return Optional.ofNullable(Known.SHIFTS.get(OTHER_NAMES.getOrDefault(name, name)));
    }

    private static Map<String, String> read() {
        Map<String, String> shifts = new HashMap<>();
        try (InputStream in = DatumShifts.class.getResourceAsStream(EPSG)) {
            if (in == null) {
                throw new IllegalStateException(EPSG + " is missing");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher shift = SHIFT.matcher(line);
                if (shift.find()) {
                    shifts.putIfAbsent(simple(shift.group(1)), shift.group(2).replace(" ", ""));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return shifts;
    }

    /** ESRI's names are the same with {@code D_} before and lines for spaces. */
    private static String simple(String datum) {
        return datum.replaceFirst("^D_", "").replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}

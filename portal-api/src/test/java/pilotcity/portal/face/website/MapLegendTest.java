package pilotcity.portal.face.website;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.DemoPortal;
import pilotcity.portal.TestPortal;

/** A colour and a mark for each meaning of the maps. */
class MapLegendTest {
    private static final int COLOURS = 12;
    private static final int MARKS = 4;
    private static final Pattern SCHEME = Pattern.compile(":root \\{([^}]*)\\}");
    private static final Pattern VARIABLE = Pattern.compile("--([a-z0-9-]+): (#[0-9a-f]{6})");

    @ParameterizedTest
    @ValueSource(strings = {"kind=record", "kind=pilot", "kind=project", "kind=place", "", "kind=campaign"})
    void eachEntryHasAColourOfItsOwn(String search) {
        for (String language : List.of("", "/en")) {
            JsonObject map = new JsonObject(DemoPortal.shared()
                    .get(language + "/map.json?simulated=include&" + search)
                    .body());
            Set<Integer> colours = new HashSet<>();
            Set<String> labels = new HashSet<>();
            map.getJsonArray("legend").forEach(each -> {
                JsonObject entry = (JsonObject) each;
                assertThat(colours.add(entry.getInteger("index")))
                        .as(map.encode())
                        .isTrue();
                assertThat(labels.add(entry.getString("label")))
                        .as(map.encode())
                        .isTrue();
            });
            assertThat(colours).isNotEmpty().allMatch(index -> index <= COLOURS);
        }
    }

    @Test
    void aStatusKeepsItsColourWhateverThereIsToday() {
        JsonObject all = new JsonObject(DemoPortal.shared()
                .get("/map.json?kind=record&simulated=include")
                .body());
        JsonObject none =
                new JsonObject(DemoPortal.shared().get("/map.json?kind=record").body());
        assertThat(all.getJsonArray("classes"))
                .isEqualTo(none.getJsonArray("classes"))
                .hasSizeGreaterThanOrEqualTo(COLOURS);
        assertThat(all.getJsonArray("legend")).hasSizeGreaterThan(9);
    }

    @Test
    void coloursDifferFromEachOtherAndFromTheMapAndThoseOfOneMarkInLightness() throws IOException {
        List<Map<String, String>> schemes = SCHEME.matcher(
                        Files.readString(TestPortal.home().resolve("web-static/static/site.css")))
                .results()
                .map(scheme -> colours(scheme.group(1)))
                .filter(scheme -> scheme.containsKey("c1"))
                .toList();
        assertThat(schemes).hasSize(2);
        for (Map<String, String> scheme : schemes) {
            double land = luminance(scheme.get("map-land"));
            Set<String> known = new HashSet<>();
            for (int i = 1; i <= COLOURS; i++) {
                String colour = scheme.get("c" + i);
                assertThat(known.add(colour)).as(colour).isTrue();
                assertThat(contrast(luminance(colour), land))
                        .as("c" + i + " " + colour)
                        .isGreaterThan(3);
                for (int other = i + MARKS; other <= COLOURS; other += MARKS) {
                    assertThat(contrast(luminance(colour), luminance(scheme.get("c" + other))))
                            .as("c" + i + " and c" + other)
                            .isGreaterThan(1.25);
                }
            }
            assertThat(known.add(scheme.get("c-other"))).isTrue();
        }
    }

    private static Map<String, String> colours(String scheme) {
        Map<String, String> colours = new TreeMap<>();
        VARIABLE.matcher(scheme).results().forEach(one -> colours.put(one.group(1), one.group(2)));
        return colours;
    }

    /** Relative luminance and contrast (WCAG 2.2). */
    private static double luminance(String colour) {
        double[] parts = new double[3];
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            parts[i] = part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }

    private static double contrast(double one, double other) {
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }
}

package pilotcity.portal.kernel.table.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;
import pilotcity.index.spatial.Geometries;

/** Against positions in {@code positions.tsv} that PROJ 9 gave (pyproj, longitude first), with the text of a .prj. */
class CoordinateSystemTest {
    private static final Path POSITIONS = Path.of("src/test/resources/pilotcity/portal/kernel/table/crs/positions.tsv");
    /** A metre, and what the published shifts of old datums are good for. */
    private static final double METRE = 1e-5;

    private static final double OLD_DATUM = 8e-5;

    static Stream<Arguments> positions() throws IOException {
        return Files.readAllLines(POSITIONS).stream().skip(1).map(line -> Arguments.of((Object[]) line.split("\t")));
    }

    @ParameterizedTest
    @MethodSource("positions")
    void positionsAreThoseOfProj(String code, double x, double y, double lon, double lat, String prj) {
        for (String name : List.of(code, prj)) {
            Coordinate found = CoordinateSystem.of(name).toWgs84(x, y);
            boolean old = List.of("EPSG:2436", "EPSG:27700", "EPSG:31370", "EPSG:28992", "EPSG:2326", "EPSG:31287")
                    .contains(code);
            assertThat(found.x).as(name).isCloseTo(lon, within(old ? OLD_DATUM : METRE));
            assertThat(found.y).as(name).isCloseTo(lat, within(old ? OLD_DATUM : METRE));
        }
    }

    @ParameterizedTest
    @CsvSource({"GCJ-02, 116.403963, 39.915118", "gcj02, 116.403963, 39.915118", "BD-09, 116.410370, 39.921400"})
    void theSystemsOfChineseMapServicesHaveNames(String name, double x, double y) {
        Coordinate found = CoordinateSystem.of(name).toWgs84(x, y);
        assertThat(found.x).isCloseTo(116.39772, within(1e-3));
        assertThat(found.y).isCloseTo(39.91371, within(1e-3));
    }

    @Test
    void anUnknownSystemIsNamed() {
        assertThatThrownBy(() -> CoordinateSystem.of("EPSG:999999"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'EPSG:999999'");
        assertThatThrownBy(() -> CoordinateSystem.of("Beijing local grid"))
                .hasMessageContaining("'Beijing local grid'");
        assertThatThrownBy(() -> CoordinateSystem.of("EPSG:4479")).hasMessageContaining("centre of the earth");
        assertThatThrownBy(
                        () -> CoordinateSystem.of(
                                "PROJCS[\"Local\",GEOGCS[\"G\",DATUM[\"D_WGS_1984\",SPHEROID[\"S\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Goode_Homolosine\"],UNIT[\"Meter\",1]]"))
                .hasMessageContaining("goodehomolosine");
    }

    @Test
    void positionsThatAreNoneAreRefused() {
        assertThatThrownBy(() -> CoordinateSystem.of("EPSG:4326").toWgs84(31.2, 121.5))
                .hasMessageContaining("comes first");
        assertThatThrownBy(() -> CoordinateSystem.of("EPSG:4547").toWgs84(Double.NaN, 0))
                .hasMessageContaining("no position");
    }

    @Test
    void aDatumWithoutAPublicShiftIsApproximate() {
        assertThat(CoordinateSystem.of("EPSG:2383").isApproximate()).isTrue();
        assertThat(CoordinateSystem.of("EPSG:4547").isApproximate()).isFalse();
        assertThat(CoordinateSystem.of("EPSG:27700").isApproximate()).isFalse();
    }

    @Test
    void shapesAreMovedWhole() {
        assertThat(CoordinateSystem.of("EPSG:3857")
                        .toWgs84(Geometries.readWkt("LINESTRING (0 0, 111319.490793 0)"))
                        .getCoordinates()[1]
                        .x)
                .isCloseTo(1, within(1e-9));
    }
}

package pilotcity.portal.servicerequest.bulkimport.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Point;

/** Coordinates of other cities' files. The expected points were computed with PROJ. */
class ProjectionTest {
    @ParameterizedTest
    @CsvSource({
        "wgs84,      113.32,      23.13,      113.32,     23.13",
        "EPSG:4326,  -71.0587,    42.3594,    -71.0587,   42.3594",
        "epsg:4490,  113.32,      23.13,      113.32,     23.13",
        "EPSG:3857,  -7910218.2,  5214851.9,  -71.058699, 42.358624",
        "EPSG:2263,  987654,      200123,     -73.987721, 40.715967",
        "EPSG:2249,  775000,      2955000,    -71.060349, 42.355831",
        "EPSG:2056,  2683000,     1247500,    8.537598,   47.373111",
        "EPSG:25832, 366000,      5621000,    7.101459,   50.725328",
        "EPSG:4547,  440000,      2560000,    113.414170, 23.138533",
        "gcj02,      113.324520,  23.106559,  113.319095, 23.109140",
        "bd09,       113.331084,  23.112223,  113.319190, 23.109167",
    })
    void aPointIsBroughtToWgs84(String crs, double x, double y, double lon, double lat) {
        Point point = Objects.requireNonNull(Projection.of(crs).toWgs84(x, y));
        double close = crs.endsWith("2") || crs.endsWith("9") ? 2e-4 : 2e-6;
        assertThat(point.getX()).isCloseTo(lon, within(close));
        assertThat(point.getY()).isCloseTo(lat, within(close));
    }

    @Test
    void whatIsNotKnownIsRefused() {
        assertThatThrownBy(() -> Projection.of("EPSG:999999")).hasMessageContaining("is not known here");
        assertThatThrownBy(() -> Projection.of("mars")).hasMessageContaining("a code such as EPSG:2263");
        assertThat((Object) Projection.of("wgs84").toWgs84(987654, 200123)).isNull();
    }
}

package pilotcity.index.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;

/** Pairs that others have published, and the way there and back over all of China. */
class ChinaDatumTest {
    private static final Offset<Double> PRECISE = within(1e-6);

    @ParameterizedTest
    @CsvSource({
        "121.5272106, 31.1774276, 121.531541859215, 31.17530398364597",
        "113.912316, 22.543847, 113.9171764808363, 22.540796131694766",
        "116.377817, 39.911954, 116.38404722455657, 39.91334545536069",
        "116.404, 39.915, 116.41024449916938, 39.91640428150164"
    })
    void gcj02IsAsPublished(double lon, double lat, double shiftedLon, double shiftedLat) {
        Coordinate shifted = ChinaDatum.wgs84ToGcj02(new Coordinate(lon, lat));
        assertThat(shifted.x).isCloseTo(shiftedLon, PRECISE);
        assertThat(shifted.y).isCloseTo(shiftedLat, PRECISE);
        Point back = Crs.of("gcj02").toWgs84(shiftedLon, shiftedLat);
        assertThat(back.getX()).isCloseTo(lon, PRECISE);
        assertThat(back.getY()).isCloseTo(lat, PRECISE);
    }

    @Test
    void bd09IsAsPublished() {
        Coordinate shifted = ChinaDatum.gcj02ToBd09(new Coordinate(116.404, 39.915));
        assertThat(shifted.x).isCloseTo(116.41036949371029, PRECISE);
        assertThat(shifted.y).isCloseTo(39.92133699351021, PRECISE);
    }

    @Test
    void theWayThereAndBackEndsWhereItBeganAllOverChina() {
        for (double lon = 73.5; lon <= 135; lon += 0.37) {
            for (double lat = 4; lat <= 53.5; lat += 0.41) {
                Coordinate gcj02 = ChinaDatum.wgs84ToGcj02(new Coordinate(lon, lat));
                assertSame(Crs.GCJ02.toWgs84(gcj02.x, gcj02.y), lon, lat);
                Coordinate bd09 = ChinaDatum.gcj02ToBd09(gcj02);
                assertSame(Crs.BD09.toWgs84(bd09.x, bd09.y), lon, lat);
            }
        }
    }

    private static void assertSame(Point point, double lon, double lat) {
        assertThat(point.getX()).isCloseTo(lon, within(1e-8));
        assertThat(point.getY()).isCloseTo(lat, within(1e-8));
    }

    @Test
    void outsideChinaNothingMoves() {
        for (Crs crs : Crs.values()) {
            Point boston = crs.toWgs84(-71.0589, 42.3601);
            assertThat(boston.getX()).isEqualTo(-71.0589);
            assertThat(boston.getY()).isEqualTo(42.3601);
        }
    }

    @Test
    void anUnknownSystemIsRefusedWithThoseThatAreKnown() {
        assertThatThrownBy(() -> Crs.of("epsg:4490")).hasMessage("must be wgs84 or gcj02 or bd09, not 'epsg:4490'");
    }
}

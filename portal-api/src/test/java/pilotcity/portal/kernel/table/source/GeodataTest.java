package pilotcity.portal.kernel.table.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import pilotcity.portal.kernel.table.crs.CoordinateSystem;

/** The same three areas in formats that GDAL wrote, in other systems of coordinates than they were given in. */
class GeodataTest {
    private static Geometry wgs84(TableContent table, int row) {
        String crs = table.columns().getLast().crs();
        return CoordinateSystem.of(crs).toWgs84((Geometry) table.row(row).get(shape(table)));
    }

    private static int shape(TableContent table) {
        for (int i = 0; i < table.columns().size(); i++) {
            if ("geojson".equals(table.columns().get(i).type())) {
                return i;
            }
        }
        throw new AssertionError("no shapes");
    }

    private static void assertNear(Coordinate found, double lon, double lat) {
        assertThat(found.x).isCloseTo(lon, within(1e-6));
        assertThat(found.y).isCloseTo(lat, within(1e-6));
    }

    @Test
    void aGeoPackageIsRead() throws IOException {
        TableContent table = TableContent.of(TableContent.MADE.resolve("areas.gpkg"));
        assertThat(table.columns())
                .containsExactly(
                        new SourceColumn("fid", "integer", null),
                        new SourceColumn("geom", "geojson", "EPSG:4549"),
                        new SourceColumn("name", "string", null),
                        new SourceColumn("no", "integer", null),
                        new SourceColumn("area", "number", null),
                        new SourceColumn("day", "date", null));
        assertThat(table.row(0).subList(2, 6)).containsExactly("外滩", "1", "1.25", "2026-11-30");
        assertThat(table.row(1).subList(4, 6)).containsExactly(null, null);
        assertThat(table.row(2).get(1)).isNull();
        Geometry area =
                CoordinateSystem.of("EPSG:4549").toWgs84((Geometry) table.row(0).get(1));
        assertThat(area.getArea()).isCloseTo(0.0004 - 0.0001, within(1e-8));
        assertNear(area.getCoordinate(), 121.48, 31.23);
    }

    @Test
    void aFlatGeobufIsRead() throws IOException {
        TableContent table = TableContent.of(TableContent.MADE.resolve("areas.fgb"));
        assertThat(table.names()).containsExactly("name", "no", "area", "day", "geometry");
        assertThat(table.columns().getLast().crs()).isEqualTo("EPSG:32651");
        assertThat(table.rows().stream().map(row -> row.cells().getFirst())).containsExactlyInAnyOrder("外滩", "两岛");
        int first = table.rows().stream()
                .map(row -> row.cells().getFirst())
                .toList()
                .indexOf("外滩");
        assertThat(table.row(first).subList(1, 3)).containsExactly("1", "1.25");
        assertThat(table.row(first).get(3)).asString().startsWith("2026-11-30");
        assertThat(wgs84(table, first).getArea()).isCloseTo(0.0003, within(1e-8));
    }

    /** Where all shapes are of one type, it stands in the header alone. */
    @ParameterizedTest
    @CsvSource({
        "points.fgb, POINT (113.3191 23.1087)",
        "polygon.fgb, 'POLYGON ((113.3 23.1, 113.4 23.1, 113.4 23.2, 113.3 23.1))'"
    })
    void aFlatGeobufOfOneTypeIsRead(String file, String shape) throws IOException {
        TableContent table = TableContent.of(TableContent.MADE.resolve(file));
        assertThat(table.rows().stream().map(row -> row.cells().getLast().toString()))
                .contains(shape);
    }

    @Test
    void shapefilesInAnArchiveAreTables() throws IOException {
        try (TableFile file = TableContent.open(TableContent.MADE.resolve("layers.zip"))) {
            assertThat(file.format()).isEqualTo(TableFormat.SHAPEFILE);
            assertThat(file.tables()).containsExactly("lines", "orte", "spots", "区域");
            assertThat(file.detected("区域").encoding()).isEqualTo("GB18030");
            assertThat(file.detected("orte").encoding()).isEqualTo("ISO-8859-1");
            TableContent areas = TableContent.of(file, "区域", ReadingOptions.NONE);
            assertThat(areas.names()).containsExactly("name", "no", "area", "day", "geometry");
            assertThat(areas.row(0).subList(0, 4)).containsExactly("外滩", "1", "1.250000000000000", "2026-11-30");
            assertThat(areas.row(2).get(4)).isNull();
            Geometry hole = wgs84(areas, 0);
            assertThat(hole.getGeometryType()).isEqualTo("Polygon");
            assertThat(hole.getArea()).isCloseTo(0.0003, within(1e-8));
            assertThat(wgs84(areas, 1).getNumGeometries()).isEqualTo(2);
            TableContent places = TableContent.of(file, "orte", ReadingOptions.NONE);
            assertThat(places.row(0).subList(0, 2)).containsExactly("001", "Köln");
            assertNear(wgs84(places, 0).getCoordinate(), 6.96, 50.94);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lines", "spots"})
    void shapesOfSeveralPartsAreRead(String layer) throws IOException {
        try (TableFile file = TableContent.open(TableContent.MADE.resolve("layers.zip"))) {
            TableContent table = TableContent.of(file, layer, ReadingOptions.NONE);
            Geometry shape = wgs84(table, 0);
            assertThat(shape.getNumGeometries()).isEqualTo(2);
            assertThat(shape.getCoordinate().distance(new Coordinate(0, 51)))
                    .isLessThan(layer.equals("lines") ? 1e-4 : 1e-6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"snappy", "zstd", "gzip", "lz4_raw", "uncompressed"})
    void parquetOfEveryCodecIsRead(String codec) throws IOException {
        TableContent table = TableContent.of(TableContent.MADE.resolve(codec + ".parquet"));
        assertThat(table.row(1))
                .containsExactly(
                        "1",
                        "001",
                        "1000000007",
                        "13.50",
                        "123456789012345678901234567.89",
                        "2026-12-01",
                        "2026-11-30T08:00:00.123456",
                        "2026-11-30T08:00:00Z",
                        "08:30:00",
                        "false",
                        null,
                        "1.1",
                        "0.33333334",
                        "[1,2,null]",
                        "{\"a\":1,\"b\":\"值\"}",
                        "{\"k\":1}",
                        "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
                        "255",
                        "18446744073709551615",
                        "2026-11-30T08:00:00.123456789");
        assertThat(table.columns().stream().map(SourceColumn::type).toList())
                .isEqualTo(List.of(
                        "integer",
                        "string",
                        "integer",
                        "number",
                        "number",
                        "date",
                        "datetime",
                        "datetime",
                        "time",
                        "boolean",
                        "string",
                        "number",
                        "number",
                        "array",
                        "object",
                        "object",
                        "string",
                        "integer",
                        "integer",
                        "datetime"));
    }

    @Test
    void parquetOfACodecThatIsNotReadIsRefusedByItsName() {
        Path file = TableContent.MADE.resolve("brotli.parquet");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> TableContent.of(file))
                .hasMessage("The Parquet file is packed by BROTLI; write it with zstd, snappy or gzip.");
    }

    @Test
    void geoParquetSaysItsSystem() throws IOException {
        TableContent table = TableContent.of(TableContent.MADE.resolve("geo.parquet"));
        assertThat(table.columns())
                .containsExactly(
                        new SourceColumn("name", "string", null), new SourceColumn("geometry", "geojson", "EPSG:4258"));
        assertThat(table.row(0).getLast()).hasToString("POINT (30 10)");
    }
}

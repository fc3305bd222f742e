package pilotcity.portal.dataset.table;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotcity.portal.TestPortal.encode;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import pilotcity.index.spatial.GeoJson;
import pilotcity.portal.TestPortal;
import pilotcity.portal.face.shared.export.format.ExportFormat;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.ReadingOptions;
import pilotcity.portal.kernel.table.source.SourceColumn;
import pilotcity.portal.kernel.table.source.SourceRow;
import pilotcity.portal.kernel.table.source.TableFile;
import pilotcity.portal.kernel.table.source.TableReader;
import pilotcity.portal.kernel.table.source.detection.TableFiles;

/** Shapes of every type, times of day and decimals leave in formats for maps as they came. */
class TableShapesTest {
    private static final Map<String, String> SHAPES = Map.of(
            "a", "POINT (113.25 23.125)",
            "b", "LINESTRING (113 23, 113.5 23.5, 114 23)",
            "c", "POLYGON ((113 23, 114 23, 114 24, 113 23), (113.5 23.25, 113.75 23.25, 113.75 23.5, 113.5 23.25))",
            "d", "MULTIPOLYGON (((113 23, 114 23, 114 24, 113 23)), ((115 23, 116 23, 116 24, 115 23)))",
            "e", "GEOMETRYCOLLECTION (POINT (113 23), LINESTRING (113 23, 114 24), MULTIPOINT ((1 2), (3 4)))",
            "f", "MULTILINESTRING ((113 23, 114 24), (115 25, 116 26))");

    private static final TestPortal portal = TestPortal.shared();
    private static TestTable table;

    @TempDir
    private Path folder;

    @BeforeAll
    static void publish() throws ParseException {
        StringBuilder csv = new StringBuilder("id,opens,cost,shape\n");
        for (String id : SHAPES.keySet().stream().sorted().toList()) {
            csv.append(id).append(",08:30:00,12.50,\"");
            csv.append(GeoJson.text(new WKTReader().read(SHAPES.get(id))).replace("\"", "\"\""));
            csv.append("\"\n");
        }
        csv.append("g,17:00:00.5,0.75,\n");
        table = new TestTable(portal, "shapes-test", csv.toString(), new JsonObject("""
                {"fields": [{"name": "id", "type": "string"}, {"name": "opens", "type": "time"},
                            {"name": "cost", "type": "number"}, {"name": "shape", "type": "geojson"}],
                 "spatial": {"geometry": "shape", "encoding": "geojson"}}"""));
    }

    @AfterAll
    static void withdraw() {
        table.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"FLATGEOBUF", "GEOPACKAGE", "GEOJSON", "PARQUET"})
    void everyShapeIsReadBackAsItWas(ExportFormat format) throws IOException, ParseException {
        Map<String, Map<String, Object>> rows = read(format);
        assertThat(rows).hasSize(SHAPES.size() + 1);
        for (Map.Entry<String, String> shape : SHAPES.entrySet()) {
            Geometry wanted = new WKTReader().read(shape.getValue());
            Geometry found = (Geometry) rows.get(shape.getKey()).values().stream()
                    .filter(Geometry.class::isInstance)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(shape + " is not in " + rows.get(shape.getKey())));
            assertThat((Object) found.norm()).as(shape.getKey()).isEqualTo(wanted.norm());
        }
        assertThat(rows.get("g").values()).noneMatch(Geometry.class::isInstance);
        assertThat(rows.get("a")).containsEntry("opens", "08:30:00");
    }

    private Map<String, Map<String, Object>> read(ExportFormat format) throws IOException {
        String name = "rows." + format.extension();
        Path file = Files.write(folder.resolve(name), portal.bytes(table.address() + "/" + name));
        Map<String, Map<String, Object>> rows = new HashMap<>();
        try (TableFile tables = TableFiles.open(file, name, ReadLimits.STANDARD).orElseThrow();
                TableReader reader = tables.read(features(tables), ReadingOptions.NONE)) {
            List<SourceColumn> columns = reader.columns();
            for (SourceRow row = reader.next(); row != null; row = reader.next()) {
                Map<String, Object> values = new HashMap<>();
                for (int i = 0; i < columns.size(); i++) {
                    values.put(columns.get(i).name(), row.cells().get(i));
                }
                rows.put(String.valueOf(values.get("id")), values);
            }
        }
        return rows;
    }

    private static String features(TableFile tables) {
        return tables.tables().contains("features")
                ? "features"
                : tables.tables().getFirst();
    }

    @ParameterizedTest
    @EnumSource(names = {"FLATGEOBUF", "GEOPACKAGE"})
    void decimalsAreNumbersToPrograms(ExportFormat format) throws IOException {
        String name = "rows." + format.extension();
        Path file = Files.write(folder.resolve(name), portal.bytes(table.address() + "/" + name));
        try (TableFile tables = TableFiles.open(file, name, ReadLimits.STANDARD).orElseThrow();
                TableReader reader = tables.read(tables.tables().getFirst(), ReadingOptions.NONE)) {
            assertThat(reader.columns()).contains(new SourceColumn("cost", "number", null));
        }
    }

    @Test
    void aTimeOfDayIsFoundAsTheFileWritesIt() {
        assertThat(table.ask("opens=08:30:00").getInteger("total")).isEqualTo(SHAPES.size());
        assertThat(table.ask("filter=" + encode("opens > '08:30:00'")).getJsonArray("rows"))
                .hasSize(1)
                .allMatch(row -> ((JsonObject) row).getString("opens").equals("17:00:00.5"));
        List<String> opens = new ArrayList<>();
        table.ask("group=opens").getJsonArray("rows").forEach(row -> opens.add(((JsonObject) row).getString("opens")));
        assertThat(opens).containsExactly("08:30:00", "17:00:00.5");
    }
}

package pilotcity.portal.dataset.work;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import pilotcity.portal.kernel.filestore.FolderFileStore;
import pilotcity.portal.kernel.table.column.ValueBounds;
import pilotcity.portal.kernel.table.crs.CoordinateSystem;
import pilotcity.portal.kernel.table.schema.TableSchema;
import pilotcity.portal.kernel.table.schema.check.CheckMode;
import pilotcity.portal.kernel.table.schema.check.TableCheck;
import pilotcity.portal.kernel.table.schema.proposal.ProposalOptions;
import pilotcity.portal.kernel.table.schema.proposal.SchemaProposal;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.ReadingOptions;
import pilotcity.portal.kernel.table.source.TableFile;
import pilotcity.portal.kernel.table.source.TableReader;
import pilotcity.portal.kernel.table.source.TableSourceException;
import pilotcity.portal.kernel.table.source.Workbooks;
import pilotcity.portal.kernel.table.source.detection.TableFiles;
import pilotcity.portal.kernel.table.write.TableFileWriter;

/** Values that formats can write and hardly anybody does: each is stored, or its file refused with a reason. */
class OddValuesTest {
    @TempDir
    Path folder;

    private int made;

    private static Optional<UnaryOperator<Coordinate>> system(String name) {
        CoordinateSystem system = CoordinateSystem.of(name);
        return Optional.of(at -> system.toWgs84(at.x, at.y));
    }

    /** How many rows were stored, or -1 for a file that was refused; what else is thrown breaks off. */
    private long stored(Path file) throws IOException {
        Optional<TableFile> opened = Optional.empty();
        try {
            opened = TableFiles.open(file, file.getFileName().toString(), ReadLimits.STANDARD);
            return opened.isEmpty() ? -1 : stored(opened.get());
        } catch (TableSourceException e) {
            assertThat(e.reason().zh()).isNotBlank();
            return -1;
        } finally {
            opened.ifPresent(TableFile::close);
        }
    }

    private long stored(TableFile tables) throws IOException {
        String table = tables.tables().getFirst();
        try (TableReader first = tables.read(table, ReadingOptions.NONE)) {
            FirstRows.read(first).encode();
        }
        ObjectNode proposed;
        try (TableReader reader = tables.read(table, ReadingOptions.NONE)) {
            SchemaProposal proposal = SchemaProposal.of(reader, ProposalOptions.in(ZoneId.of("Asia/Shanghai")));
            assertThat(proposal.toJson().toString()).isNotEmpty();
            proposed = proposal.schema();
        }
        TableSchema schema = TableSchema.read(proposed, (field, fault) -> {
            throw new AssertionError(field + " " + fault);
        });
        TableCheck check = TableCheck.of(schema, CheckMode.LENIENT)
                .withSystems(OddValuesTest::system)
                .withBounds(ValueBounds::findFault);
        Path scratch = folder.resolve("scratch");
        try (FolderFileStore files = new FolderFileStore(folder.resolve("store"), false);
                TableReader reader = tables.read(table, ReadingOptions.NONE)) {
            TableStorage.Outcome outcome = new TableStorage(files, scratch, new TableFileWriter.Resources("128MB", 1))
                    .store(check, proposed, reader);
            assertThat(outcome.report().toJson().toString()).isNotEmpty();
            assertThat(outcome.stored()).isNotNull();
            return outcome.report().rows();
        }
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(++made + name), text, UTF_8);
    }

    private long stored(String name, String text) throws IOException {
        return stored(file(name, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "170141183460469231731687303715884105727::HUGEINT",
                "18446744073709551615::UBIGINT",
                "'NaN'::DOUBLE",
                "'-inf'::FLOAT",
                "-0.0::DOUBLE",
                "4.9e-324::DOUBLE",
                "1.7976931348623157e308::DOUBLE",
                "0.00000000000000000000000000000000000001::DECIMAL(38,38)",
                "'infinity'::TIMESTAMP",
                "'-infinity'::DATE",
                "DATE '0001-01-01' - 900000",
                "TIMESTAMP '294246-01-01 00:00:00'",
                "TIMESTAMP_NS '1677-09-22 00:00:00.000000001'",
                "TIME '24:00:00'",
                "'23:59:59+15'::TIMETZ",
                "INTERVAL '100 years 3 hours'",
                "'\\x00\\xFF'::BLOB",
                "chr(0)",
                "''",
                "'101'::BIT",
                "uuid()",
                "[]::INTEGER[]",
                "[['NaN'::DOUBLE, NULL], NULL]",
                "{'a': NULL, 'b': {'c': 'inf'::DOUBLE}}",
                "MAP {'': NULL, 'k': [1]}",
                "MAP {1.5: 'x', 2.5: NULL}",
                "'x'::ENUM('x','')",
                "repeat('龘', 3000)",
                "true",
                "NULL::INTEGER"
            })
    void ofParquet(String value) throws IOException, SQLException {
        Path file = folder.resolve("a.parquet");
        try (var database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            statement.execute("COPY (SELECT 1 AS id, " + value + " AS v UNION ALL SELECT 2, NULL) TO '" + file
                    + "' (FORMAT parquet)");
        }
        boolean refused = value.equals("chr(0)");
        assertThat(stored(file)).isEqualTo(refused ? -1 : 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e400",
                "-1E-400",
                "1E999999999",
                "-0",
                "12345678901234567890123456789012345678901234567890",
                "0.1234567890123456789012345678901234567890123456789",
                "\"\"",
                "\" \\u3000\"",
                "\"\\u0000\"",
                "\"\\ud83d\"",
                "\"\\udc00x\"",
                "\"\\ud83d\\ude00\"",
                "[]",
                "{}",
                "[null, [\"\\ud83d\"]]",
                "{\"\\ud83d\": 1}",
                "{\"\": {\"\": null}}",
                "true",
                "null"
            })
    void ofJson(String value) throws IOException {
        boolean half = value.contains("\\ud83d\"") || value.contains("\\udc00") || value.contains("u0000");
        long rows = stored("a.json", "[{\"id\": 1, \"v\": " + value + "}, {\"id\": 2, \"v\": null}]");
        assertThat(rows).isEqualTo(half ? -1 : 2);
        long properties = stored(
                "a.geojson",
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"v\":" + value
                        + "},\"geometry\":{\"type\":\"Point\",\"coordinates\":[113.3,23.1]}}]}");
        assertThat(properties).isEqualTo(half ? -1 : 1);
        assertThat(stored("a.jsonl", "{\"id\":1,\"v\":" + value + "}\n{\"id\":2,\"v\":\"x\"}\n"))
                .isEqualTo(half ? -1 : 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"Point\",\"coordinates\":[1e400,2]}",
                "{\"type\":\"Point\",\"coordinates\":[\"1\",\"2\"]}",
                "{\"type\":\"Point\",\"coordinates\":[1,2,3,4,5,6]}",
                "{\"type\":\"Point\",\"coordinates\":[null,null]}",
                "{\"type\":\"Point\",\"coordinates\":[]}",
                "{\"type\":\"Point\",\"coordinates\":{}}",
                "{\"type\":\"Point\",\"coordinates\":7}",
                "{\"type\":\"Point\"}",
                "{\"type\":null,\"coordinates\":[1,2]}",
                "{\"type\":[],\"coordinates\":[1,2]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]],[]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[],[[0,0],[1,0],[1,1],[0,0]]]}",
                "{\"type\":\"MultiPoint\",\"coordinates\":[[1,2],[]]}",
                "{\"type\":\"MultiPolygon\",\"coordinates\":[[],[[[0,0],[1,0],[1,1],[0,0]]]]}",
                "{\"type\":\"LineString\",\"coordinates\":[[0,0,\"x\"],[1,1]]}",
                "{\"type\":\"GeometryCollection\",\"geometries\":[null,{\"type\":\"Point\",\"coordinates\":[1,2]}]}",
                "{\"type\":\"GeometryCollection\",\"geometries\":[]}",
                "{\"type\":\"GeometryCollection\"}",
                "{\"type\":\"Circle\",\"coordinates\":[1,2]}",
                "{\"type\":\"Feature\",\"geometry\":null}",
                "[1,2]",
                "\"POINT (1 2)\"",
                "{}"
            })
    void ofShapes(String shape) throws IOException {
        String good =
                "{\"type\":\"Feature\",\"properties\":{\"a\":2},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}";
        long rows = stored(
                "a.geojson",
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"a\":1},\"geometry\":"
                        + shape + "}," + good + "]}");
        assertThat(rows).isEqualTo(2);
        String quoted = "\"" + shape.replace("\"", "\"\"") + "\"";
        assertThat(stored("a.csv", "id,geometry\n1," + quoted + "\n2," + quoted + "\n"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c r='B2' t='e'><v>#DIV/0!</v></c>",
                "<c r='B2' t='b'><v>7</v></c>",
                "<c r='B2' t='d'><v>2026-13-45</v></c>",
                "<c r='B2'><v>NaN</v></c>",
                "<c r='B2'><v>1E400</v></c>",
                "<c r='B2'><v>-1</v></c>",
                "<c r='B2' s='99'><v>5</v></c>",
                "<c r='B2' t='inlineStr'><is><t>_xD83D_</t></is></c>",
                "<c r='B2' t='str'><f>1</f><v>_x0000_</v></c>",
                "<c r='B2' t='unknown'><v>x</v></c>",
                "<c r='B2'><f/></c>",
                "<c r='B2'><v/></c>",
                "<c r='B2' t='inlineStr'/>",
                "<c r='B2' t='s'><v>3</v></c>",
                "<c r='B2' t='s'><v>x</v></c>",
                "<c r='b$2'><v>1</v></c>",
                "<c r=''><v>1</v></c>"
            })
    void ofWorkbooks(String cell) throws IOException {
        String text = "<c t='inlineStr'><is><t>%s</t></is></c>";
        String rows = "<row r='1'>" + text.formatted("id") + text.formatted("v")
                + "</row><row r='2'><c r='A2'><v>1</v></c>" + cell + "</row><row r='3'><c><v>2</v></c></row>";
        boolean refused =
                cell.contains("_xD83D_") || cell.contains("_x0000_") || cell.contains("t='s'") || cell.contains("r=''");
        assertThat(stored(Workbooks.write(folder, "a.xlsx", rows))).isEqualTo(refused ? -1 : 2);
    }

    @Test
    void ofGeoPackages() throws IOException, SQLException {
        Path made = Path.of("src/test/resources/pilotcity/portal/kernel/table/source/areas.gpkg");
        String[] values = {
            "geom = x''",
            "geom = x'4750'",
            "geom = x'47500001000000000101000000000000000000F87F000000000000F87F'",
            "geom = 'text'",
            "geom = 7",
            "no = 'text'",
            "no = 1e308 * 10",
            "no = x'00ff'",
            "area = 'NaN'",
            "area = 9e999",
            "day = 'yesterday'",
            "day = 2460000.5",
            "day = ''",
            "name = x'ff00'",
            "name = 12.5",
            "name = CAST(x'eda080' AS TEXT)"
        };
        for (String value : values) {
            Path file = Files.copy(made, folder.resolve(++this.made + "a.gpkg"));
            try (var database = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = database.createStatement()) {
                dropTriggers(statement);
                statement.execute("UPDATE areas SET " + value + " WHERE fid = 1");
            }
            assertThat(stored(file)).as(value).isEqualTo(3);
        }
    }

    private static void dropTriggers(Statement statement) throws SQLException {
        var names = new java.util.ArrayList<String>();
        try (var rows = statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'trigger'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        for (String name : names) {
            statement.execute("DROP TRIGGER \"" + name + "\"");
        }
    }
}

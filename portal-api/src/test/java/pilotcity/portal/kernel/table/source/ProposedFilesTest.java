package pilotcity.portal.kernel.table.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import pilotcity.portal.kernel.table.schema.TableSchema;
import pilotcity.portal.kernel.table.schema.check.CellProblem;
import pilotcity.portal.kernel.table.schema.check.CheckMode;
import pilotcity.portal.kernel.table.schema.check.TableCheck;
import pilotcity.portal.kernel.table.schema.proposal.ProposalOptions;
import pilotcity.portal.kernel.table.schema.proposal.SchemaProposal;

/** Files from their bytes to their proposed schema: what only both together can tell. */
class ProposedFilesTest {
    private static final Charset GB18030 = Charset.forName("GB18030");

    @TempDir
    Path folder;

    private SchemaProposal proposal(String name, byte[] bytes) throws IOException {
        return proposal(TableContent.file(folder, name, bytes));
    }

    private static SchemaProposal proposal(Path file) throws IOException {
        try (TableFile tables = TableContent.open(file);
                TableReader reader = tables.read(tables.tables().getFirst(), ReadingOptions.NONE)) {
            return SchemaProposal.of(reader, ProposalOptions.in(ZoneId.of("UTC")));
        }
    }

    private static List<String> codes(SchemaProposal proposal) {
        return proposal.notes().stream().map(note -> note.code().code()).toList();
    }

    private static List<String> codes(SchemaProposal proposal, int column) {
        return proposal.columns().get(column).notes().stream()
                .map(note -> note.code().code() + (note.question() ? "?" : ""))
                .toList();
    }

    @Test
    void aPointOfSemicolonFilesMayBeOneBetweenThousands() throws IOException {
        assertThat(codes(proposal("a.csv", "id;n\n1;1.234\n2;5.678\n".getBytes(UTF_8)), 1))
                .containsExactly("point?");
        assertThat(codes(proposal("b.csv", "id;n\n1;1.234\n2;5.67\n".getBytes(UTF_8)), 1))
                .isEmpty();
        assertThat(codes(proposal("c.csv", "id,n\n1,1.234\n2,5.678\n".getBytes(UTF_8)), 1))
                .isEmpty();
    }

    /** Proposal and check agree on what is empty: the spaces of ASCII, of Latin-1 and of CJK, and those without width. */
    @Test
    void cellsOfSpacesOfAnyKindAreEmpty() throws IOException {
        String csv = "id,n,day\n1,5,2024-01-01\n2,\u3000,\u00a0\n3,\u2003,\u2009\u3000\n4, ,\u200b\n5,6,2024-01-02\n";
        Path file = TableContent.file(folder, "a.csv", csv.getBytes(UTF_8));
        SchemaProposal proposal = proposal(file);
        assertThat(proposal.columns().stream().map(column -> column.evidence().empty()))
                .containsExactly(0L, 3L, 3L);
        assertThat(proposal.columns().stream()
                        .map(column -> column.field().path("type").asText()))
                .containsExactly("integer", "integer", "date");
        TableSchema schema = TableSchema.read(proposal.schema(), (field, fault) -> {
            throw new AssertionError(field + fault);
        });
        List<CellProblem> problems = new ArrayList<>();
        List<Object> numbers = new ArrayList<>();
        try (TableFile tables = TableContent.open(file);
                TableReader reader = tables.read("a", ReadingOptions.NONE)) {
            TableCheck.of(schema, CheckMode.STRICT).run(reader, (row, values) -> numbers.add(values[1]), problems::add);
        }
        assertThat(problems).isEmpty();
        assertThat(numbers).isEqualTo(Arrays.asList(5L, null, null, null, 6L));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            a.geojson ~ {"type":"Point","coordinates":[113.3,23.1,12]}  ~ true
            b.geojson ~ {"type":"Point","coordinates":[113.3,23.1]}     ~ false
            c.csv     ~ POINT Z (113.3 23.1 12)                         ~ true
            d.csv     ~ POINT (113.3 23.1)                              ~ false
            e.csv     ~ LINESTRING(113.3 23.1 12, 113.4 23.1 13)        ~ true
            """)
    void heightsThatAreLeftOutAreSaid(String name, String shape, boolean said) throws IOException {
        String text = name.endsWith("geojson")
                ? "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"a\":1},\"geometry\":"
                        + shape + "}]}"
                : "id,geom\n1,\"" + shape + "\"\n2,\"" + shape + "\"\n";
        assertThat(codes(proposal(name, text.getBytes(UTF_8))).contains("heights-left-out"))
                .isEqualTo(said);
    }

    /** A name of ten bytes ends within its sixth character, and a text of ten within its own. */
    @Test
    void aShapefileWithNamesAndTextsThatWereCutIsChinese() throws IOException {
        Path file = shapefile("设施编号所在", "越秀区流花湖公园");
        try (TableFile tables = TableContent.open(file)) {
            assertThat(tables.detected("s").encoding()).isEqualTo("GB18030");
            TableContent table = TableContent.of(tables, "s", ReadingOptions.NONE);
            assertThat(table.names().getFirst()).isEqualTo("a设施编号");
            assertThat(table.row(0).getFirst()).isEqualTo("a越秀区流");
            assertThat(((Geometry) table.row(0).getLast()).getCoordinate().getZ())
                    .isEqualTo(12);
        }
        assertThat(codes(proposal(file))).contains("heights-left-out");
    }

    /** One point with a height and one column of text, both cut to ten bytes behind a letter; no code page is named. */
    private Path shapefile(String name, String text) throws IOException {
        ByteBuffer shapes = ByteBuffer.allocate(100 + 8 + 36);
        shapes.putInt(0, 9994).putInt(24, shapes.capacity() / 2);
        shapes.position(100).putInt(1).putInt(18).order(ByteOrder.LITTLE_ENDIAN);
        shapes.putInt(11).putDouble(113.3).putDouble(23.1).putDouble(12).putDouble(0);
        ByteBuffer head = ByteBuffer.allocate(65).order(ByteOrder.LITTLE_ENDIAN);
        head.put(0, (byte) 3).putInt(4, 1).putShort(8, (short) 65).putShort(10, (short) 11);
        head.put(32, cut(name)).put(43, (byte) 'C').put(48, (byte) 10).put(64, (byte) 0x0D);
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        records.writeBytes(head.array());
        records.write(' ');
        records.writeBytes(cut(text));
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("s.shp", shapes.array());
        members.put("s.dbf", records.toByteArray());
        members.put("s.prj", "EPSG:4326".getBytes(UTF_8));
        return Workbooks.zip(folder.resolve("s.zip"), members);
    }

    private static byte[] cut(String text) {
        return Arrays.copyOf(("a" + text).getBytes(GB18030), 10);
    }

    @Test
    void anIntervalOfParquetIsADuration() throws IOException, SQLException {
        Path file = folder.resolve("i.parquet");
        try (var database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            statement.execute(
                    "COPY (SELECT 1 AS id, INTERVAL 1 MONTH AS i UNION ALL SELECT 2, INTERVAL '2 days 90 seconds'"
                            + " UNION ALL SELECT 3, NULL UNION ALL SELECT 4, INTERVAL 0 DAY) TO '" + file
                            + "' (FORMAT parquet)");
        }
        assertThat(TableContent.of(file).rows().stream().map(row -> row.cells().get(1)))
                .containsExactlyInAnyOrder("P1M", "P2DT1M30S", null, "PT0S");
        SchemaProposal proposal = proposal(file);
        assertThat(proposal.columns().get(1).field().path("type").asText()).isEqualTo("duration");
        assertThat(proposal.columns().get(1).evidence().misses()).isZero();
    }
}

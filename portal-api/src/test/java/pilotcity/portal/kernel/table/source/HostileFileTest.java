package pilotcity.portal.kernel.table.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.kernel.table.source.archive.ZipArchive;
import pilotcity.portal.kernel.table.source.archive.ZipMember;
import pilotcity.portal.kernel.table.source.detection.TableFiles;

/** Files that were made to harm, or are broken: a sentence for the sender, little memory, and nothing left behind. */
class HostileFileTest {
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    private Path sent;

    @AfterEach
    void nothingIsLeftBehind() throws IOException {
        assertThat(TableContent.left(folder)).containsExactly(sent.getFileName().toString());
    }

    private AbstractThrowableAssert<?, ?> refused(Path file) {
        sent = file;
        return assertThatThrownBy(() -> TableContent.of(file)).isInstanceOf(TableSourceException.class);
    }

    private AbstractThrowableAssert<?, ?> refused(String name, byte[] bytes) throws IOException {
        return refused(TableContent.file(folder, name, bytes));
    }

    private AbstractThrowableAssert<?, ?> refused(String name, Map<String, byte[]> members) throws IOException {
        return refused(Workbooks.zip(folder.resolve(name), members));
    }

    @Test
    void tenThousandColumns() throws IOException {
        String header = IntStream.range(0, 10_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        refused("a.csv", (header + "\n1\n").getBytes(UTF_8))
                .hasMessage("The table has 10,000 columns; at most 2,000 are read.");
    }

    @Test
    void tenThousandColumnsOfJson() throws IOException {
        String row =
                IntStream.range(0, 10_000).mapToObj(i -> "\"c" + i + "\":1").collect(Collectors.joining(","));
        refused("a.json", ("[{" + row + "}]").getBytes(UTF_8))
                .hasMessage("The table has 10,000 columns; at most 2,000 are read.");
    }

    /** Two gigabytes of one letter, which take two megabytes to send: parts of a gzip file are read as one. */
    @Test
    void aCellOfTwoGigabytes() throws IOException {
        byte[] letters = new byte[64 * MEGABYTE];
        Arrays.fill(letters, (byte) 'x');
        byte[] part = gzip(letters);
        Path file = folder.resolve("a.csv.gz");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(gzip("a,b\n1,".getBytes(UTF_8)));
            for (int i = 0; i < 32; i++) {
                out.write(part);
            }
        }
        refused(file)
                .hasMessage(
                        "Row 2, column 2: the cell has more than 1,048,576 characters, or a quote that begins it is never closed.");
    }

    @Test
    void aLongCellOfJson() throws IOException {
        refused("a.json", ("[{\"a\":\"" + "x".repeat(3 * MEGABYTE) + "\"}]").getBytes(UTF_8))
                .hasMessageContaining("a text has more than 1048576 characters");
    }

    @Test
    void aCellOfAWorkbookThatUnpacksWithoutEnd() throws IOException {
        String cell = "<c t=\"inlineStr\"><is><t>" + "x".repeat(20 * MEGABYTE) + "</t></is></c>";
        refused(Workbooks.write(folder, "a.xlsx", "<row><c><v>1</v></c>" + cell + "</row>"))
                .hasMessageMatching(
                        "Row 1, column 2: the cell has more than 1,048,576 characters.*|.*holds a text of more than.*");
    }

    @Test
    void anAttributeOfAWorkbookThatUnpacksWithoutEnd() throws IOException {
        refused(Workbooks.write(folder, "a.xlsx", "<row r=\"" + "1".repeat(20 * MEGABYTE) + "\"><c><v>1</v></c></row>"))
                .hasMessageContaining("holds a text of more than");
    }

    @Test
    void aCommentOfAWorkbookThatUnpacksWithoutEnd() throws IOException {
        refused(Workbooks.write(
                        folder, "a.xlsx", "<!--" + "<a>".repeat(3 * MEGABYTE) + "--><row><c><v>1</v></c></row>"))
                .hasMessageContaining("holds a text of more than");
    }

    @Test
    void aWorkbookOfEndlessNames() throws IOException {
        String names = IntStream.range(0, 6_000).mapToObj(i -> "<n" + i + "/>").collect(Collectors.joining());
        refused(Workbooks.write(folder, "a.xlsx", "<row>" + names + "<c><v>1</v></c></row>"))
                .hasMessage("The sheet 'Sheet1' has more names of elements than any workbook.");
    }

    @Test
    void aZipBomb() throws IOException {
        byte[] zeros = new byte[70 * MEGABYTE];
        Arrays.fill(zeros, (byte) 'a');
        refused("a.csv.zip", Map.of("a.csv", zeros)).hasMessageContaining("as a zip bomb does");
    }

    @Test
    void anArchiveThatSaysLessThanItHolds() throws IOException {
        Path file = Workbooks.zip(folder.resolve("a.zip"), Map.of("a.csv", "a,b\n1,2\n3,4\n".getBytes(UTF_8)));
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer archive = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < bytes.length - 30; i++) {
            if (archive.getInt(i) == 0x02014b50) {
                archive.putInt(i + 24, 5);
            }
        }
        Files.write(file, bytes);
        refused(file).hasMessage("'a.csv' unpacks to another size than the archive says.");
    }

    @Test
    void anArchiveOfTooManyFiles() throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        for (int i = 0; i < 10_001; i++) {
            members.put("f" + i, new byte[0]);
        }
        refused("a.zip", members).hasMessage("The archive has more than 10,000 files.");
    }

    @Test
    void membersThatOverlap() throws IOException {
        Path file = Workbooks.zip(folder.resolve("a.zip"), Map.of("a.csv", new byte[1000], "b.csv", new byte[1000]));
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer archive = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < bytes.length - 30; i++) {
            if (archive.getInt(i) == 0x02014b50) {
                archive.putInt(i + 20, bytes.length);
            }
        }
        Files.write(file, bytes);
        refused(file).hasMessage("Members of the archive overlap, as those of a zip bomb do.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd.csv", "/etc/a.csv", "a/../../b.csv", "..\\..\\a.csv", "C:\\a.csv"})
    void namesThatPointOutOfAnArchive(String name) throws IOException {
        refused("a.zip", Map.of(name, "a,b\n1,2\n".getBytes(UTF_8)))
                .hasMessageContaining("is a name that points out of it");
    }

    @Test
    void aLinkInAnArchive() throws IOException {
        Path file = Workbooks.zip(folder.resolve("a.zip"), Map.of("a.csv", "/etc/passwd".getBytes(UTF_8)));
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer archive = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < bytes.length - 42; i++) {
            if (archive.getInt(i) == 0x02014b50) {
                archive.put(i + 5, (byte) 3);
                archive.putInt(i + 38, 0xA1FF0000);
            }
        }
        Files.write(file, bytes);
        refused(file).hasMessage("'a.csv' in the archive is a link to another file.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>",
                "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">"
            })
    void aWorkbookWithEntities(String doctype) throws IOException {
        Map<String, byte[]> parts = Workbooks.parts("<worksheet/>");
        parts.put(
                "xl/worksheets/sheet1.xml",
                ("<?xml version=\"1.0\"?>" + doctype + "<worksheet><sheetData/></worksheet>").getBytes(UTF_8));
        refused("a.xlsx", parts).hasMessageContaining("declares a document type");
    }

    @Test
    void aWorkbookThatHoldsTooMuchText() throws IOException {
        Map<String, byte[]> parts = Workbooks.parts("<worksheet/>");
        String types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        String relations =
                "<Relationships><Relationship Id=\"a\" Type=\"%sworksheet\" Target=\"worksheets/sheet1.xml\"/>"
                        + "<Relationship Id=\"b\" Type=\"%<ssharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>";
        parts.put("xl/_rels/workbook.xml.rels", relations.formatted(types).getBytes(UTF_8));
        String texts = "<si><t>some text</t></si>".repeat(10_000);
        parts.put("xl/sharedStrings.xml", ("<sst>" + texts + "</sst>").getBytes(UTF_8));
        sent = Workbooks.zip(folder.resolve("a.xlsx"), parts);
        ReadLimits little =
                new ReadLimits(250, 2_000, 1 << 20, 16 << 20, 64, 10_000, 8L << 30, 250, 500_000, 1_000_000);
        assertThatThrownBy(() -> TableFiles.open(sent, "a.xlsx", little))
                .hasMessage("The workbook holds more text than is read (500,000 bytes); send the table as CSV.");
    }

    @Test
    void aWorkbookOfAHundredThousandSheets() throws IOException {
        String sheets = IntStream.range(0, 100_000)
                .mapToObj(i -> "<sheet name=\"s" + i + "\" r:id=\"a\"/>")
                .collect(Collectors.joining());
        Map<String, byte[]> parts = Workbooks.parts("<worksheet/>");
        parts.put(
                "xl/workbook.xml",
                ("<workbook xmlns:r=\"r\"><sheets>" + sheets + "</sheets></workbook>").getBytes(UTF_8));
        refused("a.xlsx", parts).hasMessageMatching("The sheet 's1' is the same part.*|.*more than 250 tables.*");
    }

    @Test
    void jsonOfMoreTablesThanAreRead() throws IOException {
        String tables = IntStream.range(0, 251)
                .mapToObj(i -> "\"t" + i + "\":[{\"a\":1}]")
                .collect(Collectors.joining(","));
        refused("a.json", ("{" + tables + "}").getBytes(UTF_8)).hasMessageContaining("more than 250 tables");
    }

    @Test
    void jsonThatIsNestedWithoutEnd() throws IOException {
        refused("a.json", ("[{\"a\":" + "[".repeat(100_000)).getBytes(UTF_8))
                .hasMessage("this is not read, line 1, column 70: values are nested more than 64 deep.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"a\":1},{\"a\":", "{\"a\":[{\"b\":1}]", "[{\"a\":1}] x"})
    void jsonThatIsCutOff(String text) throws IOException {
        refused("a.json", text.getBytes(UTF_8)).hasMessageContaining("JSON");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 20, 500, 3000})
    void parquetThatIsCutOff(int length) throws IOException {
        byte[] whole = Files.readAllBytes(TableContent.MADE.resolve("zstd.parquet"));
        refused("a.parquet", Arrays.copyOf(whole, length))
                .hasMessageMatching("The Parquet file is cut off.*|The file is named .parquet, but does not begin.*");
    }

    @Test
    void parquetWithDamageAnywhere() throws IOException {
        byte[] whole = Files.readAllBytes(TableContent.MADE.resolve("snappy.parquet"));
        sent = folder.resolve("a.parquet");
        for (int at = 4; at < whole.length; at += 7) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) 0x5A;
            readOrRefuse(damaged);
        }
    }

    @Test
    void flatGeobufWithDamageAnywhere() throws IOException {
        byte[] whole = Files.readAllBytes(TableContent.MADE.resolve("areas.fgb"));
        sent = folder.resolve("a.fgb");
        for (int at = 8; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) 0xFF;
            readOrRefuse(damaged);
        }
    }

    @Test
    void aGeoPackageWithDamageAnywhere() throws IOException {
        byte[] whole = Files.readAllBytes(TableContent.MADE.resolve("areas.gpkg"));
        sent = folder.resolve("a.gpkg");
        for (int at = 72; at < whole.length; at += 499) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) 0xFF;
            readOrRefuse(damaged);
        }
    }

    @Test
    void aShapefileWithDamageAnywhere() throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        try (ZipArchive archive = ZipArchive.open(TableContent.MADE.resolve("layers.zip"), ReadLimits.STANDARD)) {
            for (ZipMember member : archive.members()) {
                if (member.name().startsWith("data/区域")) {
                    try (InputStream in = archive.bytes(member).open()) {
                        members.put(member.name(), in.readAllBytes());
                    }
                }
            }
        }
        for (String part : new String[] {"data/区域.shp", "data/区域.dbf"}) {
            byte[] whole = members.get(part);
            for (int at = 0; at < whole.length; at++) {
                byte[] damaged = whole.clone();
                damaged[at] ^= (byte) 0xFF;
                Map<String, byte[]> changed = new LinkedHashMap<>(members);
                changed.put(part, damaged);
                readOrRefuse(Workbooks.zip(folder.resolve("a.zip"), changed));
            }
        }
    }

    @Test
    void aWorkbookWithDamageAnywhere() throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        try (ZipArchive archive = ZipArchive.open(TableContent.MADE.resolve("calc.xlsx"), ReadLimits.STANDARD)) {
            for (ZipMember member : archive.members()) {
                try (InputStream in = archive.bytes(member).open()) {
                    members.put(member.name(), in.readAllBytes());
                }
            }
        }
        for (String part : new String[] {"xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"}) {
            for (int at = 0; at < members.get(part).length; at += 5) {
                byte[] damaged = members.get(part).clone();
                damaged[at] ^= (byte) 0x03;
                Map<String, byte[]> changed = new LinkedHashMap<>(members);
                changed.put(part, damaged);
                readOrRefuse(Workbooks.zip(folder.resolve("a.xlsx"), changed));
            }
        }
    }

    private void readOrRefuse(Path file) {
        sent = file;
        try {
            TableContent.of(file);
        } catch (TableSourceException e) {
            assertThat(e.getMessage()).endsWith(".").hasSizeGreaterThan(20);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Either there is a table, or a sentence. */
    private void readOrRefuse(byte[] damaged) throws IOException {
        Files.write(sent, damaged);
        try {
            TableContent.of(sent);
        } catch (TableSourceException e) {
            assertThat(e.getMessage()).endsWith(".").hasSizeGreaterThan(20);
        } catch (java.util.NoSuchElementException e) {
            assertThat(sent.toString()).as("a file of another kind").endsWith(".gpkg");
        }
    }

    @Test
    void flatGeobufThatIsCutOff() throws IOException {
        byte[] whole = Files.readAllBytes(TableContent.MADE.resolve("areas.fgb"));
        refused("a.fgb", Arrays.copyOf(whole, whole.length - 20)).hasMessageStartingWith("The FlatGeobuf is cut off");
    }

    private Path database(String name, String... statements) throws SQLException {
        Path file = folder.resolve(name);
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = database.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
        return file;
    }

    @Test
    void aGeoPackageThatIsAnotherDatabase() throws SQLException {
        refused(database("a.gpkg", "CREATE TABLE t (a)", "INSERT INTO t VALUES (1)"))
                .hasMessage("The file is named .gpkg, but it is another SQLite database than a GeoPackage.");
    }

    @Test
    void aDatabaseThatOnlySaysItIsAGeoPackage() throws SQLException {
        refused(database("a.gpkg", "PRAGMA application_id = 1196444487", "CREATE TABLE t (a)"))
                .hasMessageStartingWith("The GeoPackage cannot be read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TRIGGER evil AFTER INSERT ON areas BEGIN DELETE FROM areas; END",
                "CREATE TRIGGER rtree_areas_geom_insert2 AFTER INSERT ON areas BEGIN SELECT 1; END",
                "CREATE TRIGGER gpkg_evil AFTER INSERT ON areas BEGIN UPDATE areas SET no = 1; END",
                "CREATE VIEW v AS SELECT * FROM areas",
                "CREATE VIRTUAL TABLE f USING fts5(a)"
            })
    void aGeoPackageThatBringsMoreThanTables(String statement) throws IOException, SQLException {
        Files.copy(TableContent.MADE.resolve("areas.gpkg"), folder.resolve("a.gpkg"));
        refused(database("a.gpkg", statement)).hasMessageContaining("which is none of the standard's");
    }

    @Test
    void aShapefileWithoutItsCoordinateSystem() throws IOException {
        refused("a.zip", Map.of("roads.shp", new byte[100], "roads.dbf", new byte[100]))
                .hasMessageStartingWith("'roads.shp' has no .prj");
    }

    @Test
    void aShapefileThatIsBroken() throws IOException {
        refused("a.zip", Map.of("r.shp", new byte[100], "r.dbf", new byte[100], "r.prj", "GEOGCS[]".getBytes(UTF_8)))
                .hasMessage("'r.dbf' is no dBASE table: its header is broken.");
    }

    @Test
    void filesThatAreNotWhatTheirNameSays() throws IOException {
        refused("a.xlsx", "a,b\n1,2\n".getBytes(UTF_8))
                .hasMessage("The file is named .xlsx, but does not begin as such a file does.");
    }

    @Test
    void anEmptyFile() throws IOException {
        refused("a.csv", new byte[0]).hasMessage("The file is empty.");
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    @Test
    void gzipThatIsCutOff() throws IOException {
        byte[] packed = gzip("a,b\n1,2\n".repeat(1000).getBytes(UTF_8));
        refused("a.csv.gz", Arrays.copyOf(packed, packed.length - 12)).hasMessageContaining("is damaged");
    }

    @Test
    void tablesWithinTablesAreUnpackedAndRemoved() throws IOException {
        sent = Workbooks.zip(
                folder.resolve("a.zip"),
                Map.of("sub/areas.gpkg", Files.readAllBytes(TableContent.MADE.resolve("areas.gpkg"))));
        assertThat(TableContent.of(sent).rows()).hasSize(3);
    }
}

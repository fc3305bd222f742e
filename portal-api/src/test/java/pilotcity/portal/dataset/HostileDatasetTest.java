package pilotcity.portal.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pilotcity.portal.TestPortal;
import pilotcity.portal.face.shared.export.format.ExportFormat;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.ReadingOptions;
import pilotcity.portal.kernel.table.source.SourceColumn;
import pilotcity.portal.kernel.table.source.TableFile;
import pilotcity.portal.kernel.table.source.TableReader;
import pilotcity.portal.kernel.table.source.Workbooks;
import pilotcity.portal.kernel.table.source.detection.TableFiles;

/** Files that were made to harm, sent by an organisation over HTTP: a sentence for it, and nothing is left of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileDatasetTest {
    private static final String ORGANISATION = "bike-guangzhou";
    private static final String SET = "hostile";
    private static final int MEGABYTE = 1 << 20;
    private static final Path MADE = Path.of("src/test/resources/pilotcity/portal/kernel/table/source");

    private final Path data = TestPortal.temporaryFolder();
    private final TestPortal portal = TestPortal.start(data);
    private final Publisher agency = new Publisher(portal, "agency", Publisher.PREPARES, ORGANISATION);
    private final Publisher reviewer = new Publisher(portal, "reviewer", Set.of("read", "publish"), ORGANISATION);

    @TempDir
    Path folder;

    private TreeSet<String> before = new TreeSet<>();

    @BeforeAll
    void start() throws IOException {
        JsonObject named = new JsonObject()
                .put("id", SET)
                .put("organisation", ORGANISATION)
                .put("name", "有害文件")
                .put("license", "CC-BY-4.0");
        assertThat(agency.post("/api/datasets", named).statusCode()).isEqualTo(201);
    }

    @AfterAll
    void end() {
        portal.close();
        TestPortal.delete(data);
    }

    @BeforeEach
    void look() throws IOException {
        long end = System.nanoTime() + 10_000_000_000L;
        before = left();
        while (before.stream().anyMatch(HostileDatasetTest::isOnItsWay) && System.nanoTime() < end) {
            // what the test before sent is deleted a moment after its draft says what came of it
            LockSupport.parkNanos(20_000_000);
            before = left();
        }
        assertThat(before).noneMatch(HostileDatasetTest::isOnItsWay);
    }

    private static boolean isOnItsWay(String file) {
        return file.startsWith("files/uploads/") || file.startsWith("tables/drafts/");
    }

    /** What lies in the file store and in the folder of tables in the making. */
    private TreeSet<String> left() throws IOException {
        while (true) {
            try (Stream<Path> files = Files.walk(data.resolve("files"));
                    Stream<Path> tables = Files.walk(data.resolve("tables"))) {
                return Stream.concat(files, tables)
                        .filter(Files::isRegularFile)
                        .map(file -> data.relativize(file).toString())
                        .collect(Collectors.toCollection(TreeSet::new));
            } catch (UncheckedIOException e) {
                // a folder was deleted on the way: look again
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    @AfterEach
    void thePortalGoesOn() {
        assertThat(portal.get("/api/search?limit=1").statusCode()).isEqualTo(200);
    }

    private JsonObject file(String name) {
        JsonObject draft =
                agency.draft(SET, found -> !file(found, name).getString("state").equals("received"));
        return file(draft, name);
    }

    private static JsonObject file(JsonObject draft, String name) {
        return draft.getJsonArray("files").stream()
                .map(JsonObject.class::cast)
                .filter(file -> file.getString("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private JsonObject attached(String name, byte[] bytes) {
        agency.does(SET, "attach", new JsonObject().put("upload", agency.upload(name, bytes)));
        return file(name);
    }

    private void refused(String name, byte[] bytes, String sentence) throws IOException {
        JsonObject file = attached(name, bytes);
        assertThat(file.getString("state")).as(file.encode()).isEqualTo("refused");
        said(file.getJsonObject("reason"), sentence);
        assertThat(file.getJsonArray("tables")).isEmpty();
        assertThat(file.getString("sha256")).isNull();
        nothingIsLeft();
        agency.does(SET, "detach", new JsonObject().put("file", name));
    }

    private static void said(JsonObject reason, String sentence) {
        assertThat(reason.getString("en")).containsPattern(sentence);
        assertThat(reason.getString("zh")).isNotEqualTo(reason.getString("en")).matches("(?s).*[\\u4e00-\\u9fff].*");
    }

    private void nothingIsLeft() throws IOException {
        assertThat(rows("SELECT count(*) AS n FROM upload")).isZero();
        assertThat(rows("SELECT count(*) AS n FROM upload_part")).isZero();
        long end = System.nanoTime() + 10_000_000_000L;
        while (!left().equals(before) && System.nanoTime() < end) {
            // what was sent is deleted when the refusal has been recorded
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(left()).isEqualTo(before);
    }

    private long rows(String count) {
        return Await.get(portal.service().node().db().client().query(count).execute())
                .iterator()
                .next()
                .getLong("n");
    }

    private byte[] zip(Map<String, byte[]> members) throws IOException {
        return Files.readAllBytes(Workbooks.zip(folder.resolve("a.zip"), members));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    @Test
    void aZipBomb() throws IOException {
        byte[] letters = new byte[70 * MEGABYTE];
        Arrays.fill(letters, (byte) 'a');
        refused("bomb.zip", zip(Map.of("a.csv", letters)), "as a zip bomb does");
    }

    /** What is within an archive in an archive is nobody's table, and so it is not unpacked at all. */
    @Test
    void archivesInArchivesAreNotOpened() throws IOException {
        byte[] letters = new byte[70 * MEGABYTE];
        byte[] inner = zip(Map.of("a.csv", letters));
        JsonObject file = attached("nested.zip", zip(Map.of("b.zip", inner, "c.zip", inner)));
        assertThat(file.getString("state")).isEqualTo("kept");
        assertThat(file.getJsonArray("tables")).isEmpty();
        agency.does(SET, "detach", new JsonObject().put("file", "nested.zip"));
    }

    @Test
    void anArchiveOfManyFiles() throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        for (int i = 0; i < 10_001; i++) {
            members.put("f" + i + ".csv", new byte[0]);
        }
        refused("many.zip", zip(members), "more than 10,000 files");
    }

    @Test
    void aWorkbookOfAHundredThousandSheets() throws IOException {
        String sheets = IntStream.range(0, 100_000)
                .mapToObj(i -> "<sheet name=\"s" + i + "\" r:id=\"b" + i + "\"/>")
                .collect(Collectors.joining());
        Map<String, byte[]> parts = Workbooks.parts("<worksheet/>");
        parts.put(
                "xl/workbook.xml",
                ("<workbook xmlns:r=\"r\"><sheets>" + sheets + "</sheets></workbook>").getBytes(UTF_8));
        refused("sheets.xlsx", zip(parts), "more than 250 tables");
    }

    /** Formulas that ask another workbook, and a relation to it: what was calculated is read, and nobody is asked. */
    @Test
    void aWorkbookThatPointsElsewhere() throws IOException {
        try (ServerSocket elsewhere = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            elsewhere.setSoTimeout(1);
            Map<String, byte[]> parts = Workbooks.parts("<worksheet><sheetData>"
                    + "<row><c t=\"str\"><v>n</v></c><c t=\"str\"><v>m</v></c></row>"
                    + "<row><c><f>[1]A!$A$1</f><v>5</v></c><c><v>6</v></c></row>"
                    + "<row><c><v>7</v></c><c><v>8</v></c></row></sheetData></worksheet>");
            parts.put(
                    "xl/externalLinks/_rels/externalLink1.xml.rels",
                    ("<Relationships><Relationship Id=\"a\" Type=\"x/externalLinkPath\" TargetMode=\"External\""
                                    + " Target=\"http://127.0.0.1:" + elsewhere.getLocalPort()
                                    + "/a.xlsx\"/></Relationships>")
                            .getBytes(UTF_8));
            JsonObject file = attached("links.xlsx", zip(parts));
            assertThat(file.getString("state")).isEqualTo("kept");
            assertThat(file.encode()).contains("\"5\"");
            assertThatThrownBy(elsewhere::accept).isInstanceOf(SocketTimeoutException.class);
        }
        agency.does(SET, "detach", new JsonObject().put("file", "links.xlsx"));
    }

    @Test
    void aWorkbookOfSixteenThousandMergedCells() throws IOException {
        String rows = IntStream.rangeClosed(1, 40)
                .mapToObj(i -> "<row r=\"" + i + "\"><c t=\"str\"><v>a" + i + "</v></c><c t=\"str\"><v>b" + i
                        + "</v></c></row>")
                .collect(Collectors.joining());
        String merged = IntStream.range(0, 16_384)
                .mapToObj(i -> "<mergeCell ref=\"C" + (2 * i + 2) + ":C" + (2 * i + 3) + "\"/>")
                .collect(Collectors.joining());
        JsonObject file = attached(
                "merged.xlsx",
                zip(Workbooks.parts("<worksheet><sheetData>" + rows + "</sheetData><mergeCells>" + merged
                        + "</mergeCells></worksheet>")));
        assertThat(file.getJsonArray("notes").encode()).contains("16384 cells merged over several rows");
        agency.does(SET, "detach", new JsonObject().put("file", "merged.xlsx"));
    }

    @Test
    void geoJsonThatIsAMillionDeep() throws IOException {
        String deep = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"a\":1},"
                + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":" + "[".repeat(1_000_000);
        refused("deep.geojson", deep.getBytes(UTF_8), "nested more than 64 deep");
    }

    @Test
    void parquetWhoseFooterLies() throws IOException {
        byte[] lies = Files.readAllBytes(MADE.resolve("zstd.parquet"));
        ByteBuffer.wrap(lies).order(ByteOrder.LITTLE_ENDIAN).putInt(lies.length - 8, Integer.MAX_VALUE);
        refused("lies.parquet", lies, "its footer would have 2,147,483,647 bytes");
        ByteBuffer.wrap(lies).order(ByteOrder.LITTLE_ENDIAN).putInt(lies.length - 8, 40);
        refused("lies.parquet", lies, "The Parquet file is damaged");
    }

    @Test
    void parquetThatIsEncrypted() throws IOException {
        byte[] secret = Files.readAllBytes(MADE.resolve("zstd.parquet"));
        System.arraycopy("PARE".getBytes(UTF_8), 0, secret, 0, 4);
        refused("secret.parquet", secret, "encrypted Parquet file, which nobody can read without its key");
    }

    /** Neither refused nor a table that anybody wants: it is said what cannot be read, or how it was read. */
    @Test
    void aFileOfQuotesOnly() {
        JsonObject file = attached("quotes.csv", "\"".repeat(100_001).getBytes(UTF_8));
        JsonObject table = file.getJsonArray("tables").getJsonObject(0);
        assertThat(table.getString("state")).as(table.encode()).isEqualTo("failed");
        said(table.getJsonObject("reason"), "quote");
        agency.does(SET, "detach", new JsonObject().put("file", "quotes.csv"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "nul.csv,`a,b\n1,x\\0y\n`",
                "name.json,`[{\"a\\u0000b\":1},{\"a\\u0000b\":2}]`",
                "value.json,`[{\"a\":\"x\\u0000y\"},{\"a\":\"z\"}]`",
                "value.geojson,`{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"a\":\"x\\u0000\"},\"geometry\":null}]}`"
            })
    void nulCharacters(String name, String text) {
        String sent = text.replace("\\0", "\0").replace("\\n", "\n");
        JsonObject file = attached(name, sent.getBytes(UTF_8));
        JsonArray tables = file.getJsonArray("tables");
        JsonObject reason = tables.isEmpty()
                ? file.getJsonObject("reason")
                : tables.getJsonObject(0).getJsonObject("reason");
        assertThat(reason).as(file.encode()).isNotNull();
        said(reason, "a NUL character");
        agency.does(SET, "detach", new JsonObject().put("file", name));
    }

    @Test
    void aWorkbookWithExternalEntities() throws IOException {
        Map<String, byte[]> parts = Workbooks.parts("<worksheet/>");
        parts.put(
                "xl/worksheets/sheet1.xml",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row><c><v>&e;</v></c></row></sheetData></worksheet>"
                        .getBytes(UTF_8));
        refused("entities.xlsx", zip(parts), "declares a document type");
    }

    @Test
    void namesThatPointOutOfAnArchive() throws IOException {
        refused("out.zip", zip(Map.of("../../etc/a.csv", "a,b\n1,2\n".getBytes(UTF_8))), "points out of it");
    }

    @Test
    void tenThousandColumns() throws IOException {
        String header = IntStream.range(0, 10_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        refused("wide.csv", (header + "\n1\n").getBytes(UTF_8), "has 10,000 columns; at most 2,000 are read");
    }

    /** Parts of a gzip file are read as one, so that two gigabytes take two megabytes to send. */
    @Test
    void aCellOfTwoGigabytes() throws IOException {
        byte[] letters = new byte[64 * MEGABYTE];
        Arrays.fill(letters, (byte) 'x');
        ByteArrayOutputStream cell = new ByteArrayOutputStream();
        cell.writeBytes(gzip("a,b\n1,".getBytes(UTF_8)));
        byte[] part = gzip(letters);
        for (int i = 0; i < 32; i++) {
            cell.writeBytes(part);
        }
        refused("cell.csv.gz", cell.toByteArray(), "Row 2, column 2: the cell has more than 1,048,576 characters");
    }

    @Test
    void aLongCellFarBehind() throws IOException {
        byte[] rows = ("a,b\n" + "1,2\n".repeat(100_000) + "1," + "x".repeat(2 * MEGABYTE) + "\n").getBytes(UTF_8);
        refused("long.csv", rows, "Row 100,002, column 2: the cell has more than");
    }

    @Test
    void parquetThatIsCutOff() throws IOException {
        byte[] whole = Files.readAllBytes(MADE.resolve("zstd.parquet"));
        refused("cut.parquet", Arrays.copyOf(whole, whole.length - 9), "The Parquet file is (cut off|damaged)");
    }

    private byte[] database(byte[] begun, String... statements) throws IOException, SQLException {
        Path file = folder.resolve("a.gpkg");
        Files.deleteIfExists(file);
        if (begun.length > 0) {
            Files.write(file, begun);
        }
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = database.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
        return Files.readAllBytes(file);
    }

    @Test
    void aGeoPackageThatIsAnotherDatabase() throws IOException, SQLException {
        refused("other.gpkg", database(new byte[0], "CREATE TABLE t (a)"), "another SQLite database than a GeoPackage");
    }

    @Test
    void aGeoPackageWithATrigger() throws IOException, SQLException {
        byte[] areas = Files.readAllBytes(MADE.resolve("areas.gpkg"));
        String trigger = "CREATE TRIGGER evil AFTER INSERT ON areas BEGIN DELETE FROM areas; END";
        refused("trigger.gpkg", database(areas, trigger), "trigger 'evil', which is none of the standard's");
    }

    @Test
    void aShapefileWithoutItsCoordinateSystem() throws IOException {
        Map<String, byte[]> members = Map.of("roads.shp", new byte[100], "roads.dbf", new byte[100]);
        refused("roads.zip", zip(members), "'roads.shp' has no .prj");
    }

    /** It may be one encoding that was not recognised, so that its sender is asked; who gives up leaves nothing. */
    @Test
    void mixedEncodings() throws IOException {
        ByteArrayOutputStream mixed = new ByteArrayOutputStream();
        mixed.writeBytes("名称,数量\n广州市越秀区,1\n广州市海珠区,2\n".repeat(50).getBytes(UTF_8));
        mixed.writeBytes("深圳市罗湖区,3\n".getBytes(Charset.forName("GB18030")));
        JsonObject file = attached("mixed.csv", mixed.toByteArray());
        JsonObject table = file.getJsonArray("tables").getJsonObject(0);
        assertThat(table.getString("state")).isEqualTo("failed");
        said(table.getJsonObject("reason"), "^Line 151, byte [0-9,]+ of the file: .* is not UTF-8");
        assertThat(agency.post("/api/datasets/" + SET + "/submit", new JsonObject())
                        .body())
                .contains("cannot be read");
        agency.does(SET, "detach", new JsonObject().put("file", "mixed.csv"));
        TreeSet<String> more = left();
        more.removeAll(before);
        assertThat(more)
                .as("the file itself, which the sweep deletes")
                .singleElement(STRING)
                .contains(file.getString("sha256"));
    }

    /** Neither the file's fault nor an attempt: it waits, says so, and goes on. */
    @Test
    void aStoreThatCannotBeWrittenToIsWaitedFor() throws IOException {
        String upload = agency.upload("late.csv", "a,b\n1,2\n3,4\n".getBytes(UTF_8));
        Path incoming = data.resolve("files").resolve("incoming");
        Path away = data.resolve("away");
        Files.move(incoming, away);
        Files.createFile(incoming);
        try {
            agency.does(SET, "attach", new JsonObject().put("upload", upload));
            JsonObject waits = file(
                    agency.draft(SET, found -> file(found, "late.csv").getJsonObject("reason") != null), "late.csv");
            assertThat(waits.getString("state")).isEqualTo("received");
            said(waits.getJsonObject("reason"), "this goes on by itself");
        } finally {
            Files.delete(incoming);
            Files.move(away, incoming);
        }
        JsonObject kept = file("late.csv");
        assertThat(kept.getString("state")).isEqualTo("kept");
        assertThat(kept.getJsonObject("reason")).isNull();
        agency.does(SET, "detach", new JsonObject().put("file", "late.csv"));
    }

    /** A piece of work that ended the process each time is not begun for ever. */
    @Test
    void aFileThatBreaksOffAgainAndAgain() {
        portal.sql(
                "INSERT INTO draft_file (dataset, position, name, state, upload, attempts) VALUES ($1, 99, 'x.csv', 'received', 'gone', 3)",
                SET);
        JsonObject file = file("x.csv");
        assertThat(file.getString("state")).isEqualTo("refused");
        said(file.getJsonObject("reason"), "broke off 3 times");
        agency.does(SET, "detach", new JsonObject().put("file", "x.csv"));
    }

    @Test
    void namesOfColumnsThatAreCode() {
        String set = "hostile-names";
        JsonObject named = new JsonObject()
                .put("id", set)
                .put("organisation", ORGANISATION)
                .put("name", "列名")
                .put("license", "CC-BY-4.0");
        assertThat(agency.post("/api/datasets", named).statusCode()).isEqualTo(201);
        String header =
                "\"a\u0001\u001b[31mb\",\"=HYPERLINK(\"\"http://x\"\")\",\"'; DROP TABLE dataset; --\",\"a\"\"b\",@SUM(A1)\n";
        agency.does(
                set,
                "attach",
                new JsonObject()
                        .put(
                                "upload",
                                agency.upload("names.csv", (header + "0,1,2,3,4\n0,5,6,7,8\n").getBytes(UTF_8))));
        agency.table(set, "proposed");
        agency.does(set, "define", new JsonObject().put("file", "names.csv"));
        JsonArray columns = agency.table(set, "checked").getJsonObject("stored").getJsonArray("columns");
        assertThat(columns.stream().map(column -> ((JsonObject) column).getString("name")))
                .containsExactly(
                        "a\u0001\u001b[31mb",
                        "=HYPERLINK(\"http://x\")",
                        "'; DROP TABLE dataset; --",
                        "a\"b",
                        "@SUM(A1)");
        agency.does(set, "submit", new JsonObject());
        JsonObject published = reviewer.does(set, "publish", new JsonObject());
        assertThat(published.getString("versionNumber")).isEqualTo("1");
        portal.get("/api/datasets/" + set + "?atLeast=" + published.getString("changeToken"));
        assertThat(portal.get("/api/search?kind=dataset").statusCode()).isEqualTo(200);
        everyExportCanBeRead("/api/datasets/" + set + "/tables/names/rows.");
    }

    private void everyExportCanBeRead(String address) {
        for (ExportFormat format : ExportFormat.values()) {
            HttpResponse<String> answer = portal.get(address + format.extension());
            assertThat(answer.statusCode()).as(format + " " + answer.body()).isIn(200, 400, 406);
            if (format == ExportFormat.XLSX) {
                Path file = folder.resolve("names.xlsx");
                try {
                    Files.write(file, portal.bytes(address + "xlsx"));
                    try (TableFile tables = TableFiles.open(file, "names.xlsx", ReadLimits.STANDARD)
                                    .orElseThrow();
                            TableReader rows = tables.read(tables.tables().getFirst(), ReadingOptions.NONE)) {
                        assertThat(rows.columns())
                                .extracting(SourceColumn::name)
                                .contains("@SUM(A1)");
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}

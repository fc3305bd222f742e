package pilotcity.portal.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
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
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.table.source.Workbooks;

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
        before = left();
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
        String header = "\"=HYPERLINK(\"\"http://x\"\")\",\"'; DROP TABLE dataset; --\",\"a\"\"b\",@SUM(A1)\n";
        agency.does(
                set,
                "attach",
                new JsonObject()
                        .put("upload", agency.upload("names.csv", (header + "1,2,3,4\n5,6,7,8\n").getBytes(UTF_8))));
        agency.table(set, "proposed");
        agency.does(set, "define", new JsonObject().put("file", "names.csv"));
        JsonArray columns = agency.table(set, "checked").getJsonObject("stored").getJsonArray("columns");
        assertThat(columns.stream().map(column -> ((JsonObject) column).getString("name")))
                .containsExactly("=HYPERLINK(\"http://x\")", "'; DROP TABLE dataset; --", "a\"b", "@SUM(A1)");
        agency.does(set, "submit", new JsonObject());
        assertThat(reviewer.does(set, "publish", new JsonObject()).getString("versionNumber"))
                .isEqualTo("1");
        assertThat(portal.get("/api/search?kind=dataset").statusCode()).isEqualTo(200);
    }
}
